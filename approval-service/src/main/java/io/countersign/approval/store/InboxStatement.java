package io.countersign.approval.store;

import io.countersign.approval.StateName;
import io.countersign.approval.inbox.InboxLine;
import io.countersign.approval.inbox.InboxQuery;
import io.countersign.approval.inbox.Reader;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.PrincipalKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the inbox as SQL. What it takes for a person's to decide is what the rules of voting
 * would count; a test compares the two.
 */
final class InboxStatement {
  private static final String COLUMNS =
      """
      select r.id, r.command_id, r.state, r.data_source, r.environment, r.statement, r.fingerprint, r.submitter,
        r.submitter_kind, r.quorum,
        (select count(*) from vote v where v.request_id = r.id and v.revision = r.revision) as votes,
        s.next_step, coalesce(s.escalated, false) as escalated,
        (select count(*) from approval_comment c where c.request_id = r.id) as comments,
        r.version, r.requested_at, r.expires_at
      from approval_request r left join standing s on s.request_id = r.id
      where\
      """;
  private static final String NOT_ANSWERED =
      """
       and not exists (select from vote v where v.request_id = r.id and v.revision = r.revision
        and (v.person = ? or v.on_behalf_of = ? or v.subject = any (?)))\
      """;
  private static final String IS_ASKED =
      """
      exists (select from addressee a where a.request_id = r.id and a.key = any (?)
        and (a.owner_too or r.submitter_owner is null or r.submitter_owner <> all (?)))\
      """;
  private static final String NOT_OF =
      " and r.submitter_subject <> all (?) and (r.submitter_owner is null or r.submitter_owner <> all (?))";

  private final StringBuilder sql = new StringBuilder(COLUMNS);
  private final List<Object> values = new ArrayList<>();

  private InboxStatement() {}

  static InboxStatement of(InboxQuery query, long after) {
    InboxStatement statement = new InboxStatement();
    statement.add(" r.position " + (query.newestFirst() ? "<" : ">") + " ?", after);
    statement.view(query);
    statement.filter(query.filter());
    statement.add(
        " order by r.position " + (query.newestFirst() ? "desc" : "asc") + " limit ?",
        query.limit());
    return statement;
  }

  private void view(InboxQuery query) {
    switch (query.view()) {
      case MINE -> mine(query.reader(), query.now());
      case ESCALATED -> {
        add(" and s.escalated");
        mine(query.reader(), query.now());
      }
      case DECIDED ->
          add(
              " and ? and exists (select from vote v where v.person = ? and v.request_id = r.id)",
              query.reader().decides(),
              query.reader().person());
      case ALL -> {}
    }
  }

  private void mine(Reader reader, Instant now) {
    add(" and r.state = 'pending' and r.expires_at > ?", now);
    add(" and r.submitter_subject <> all (?)", (Object) texts(reader.accounts()));
    add(NOT_ANSWERED, reader.person(), reader.person(), texts(reader.accounts()));
    add(" and (" + IS_ASKED, texts(reader.keys()), texts(reader.accounts()));
    for (Reader.Absent absent : reader.standsInFor()) {
      add(" or (" + IS_ASKED, texts(absent.keys()), texts(reader.accounts()));
      add(NOT_OF, texts(absent.accounts()), texts(absent.accounts()));
      add(NOT_ANSWERED + ")", absent.person(), absent.person(), texts(absent.accounts()));
    }
    add(")");
  }

  private void filter(InboxQuery.Filter filter) {
    StateName state = filter.state();
    addIf(" and r.state = ?", state == null ? null : state.text());
    addIf(" and r.data_source = ?", filter.dataSource());
    addIf(" and r.environment = ?", filter.environment());
    addIf(" and r.fingerprint = ?", filter.fingerprint());
    String submitter = filter.submitter();
    if (submitter != null) {
      add(" and (r.submitter = ? or r.submitter_subject = ?)", submitter, submitter);
    }
    String text = filter.text();
    addIf(
        " and strpos(lower(r.statement), ?) > 0",
        text == null ? null : text.toLowerCase(Locale.ROOT));
  }

  private void add(String part, Object... parameters) {
    sql.append(part);
    values.addAll(List.of(parameters));
  }

  private static String[] texts(Set<String> texts) {
    return texts.toArray(String[]::new);
  }

  private void addIf(String part, @Nullable Object parameter) {
    if (parameter != null) {
      add(part, parameter);
    }
  }

  List<InboxLine> read(Sql database) {
    return database.list(sql.toString(), InboxStatement::line, values.toArray());
  }

  private static InboxLine line(ResultSet row) throws SQLException {
    return new InboxLine(
        new ApprovalRequestId(row.getObject("id", UUID.class)),
        new CommandId(row.getObject("command_id", UUID.class)),
        StateName.named(row.getString("state")).orElseThrow(),
        row.getString("data_source"),
        row.getString("environment"),
        row.getString("statement"),
        row.getString("fingerprint"),
        row.getString("submitter"),
        PrincipalKind.valueOf(row.getString("submitter_kind")),
        row.getInt("quorum"),
        row.getInt("votes"),
        row.getString("next_step"),
        row.getBoolean("escalated"),
        row.getInt("comments"),
        row.getLong("version"),
        Objects.requireNonNull(Sql.instant(row, "requested_at")),
        Objects.requireNonNull(Sql.instant(row, "expires_at")));
  }
}
