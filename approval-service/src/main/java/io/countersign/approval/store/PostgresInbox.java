package io.countersign.approval.store;

import io.countersign.approval.inbox.Dossier;
import io.countersign.approval.inbox.Inbox;
import io.countersign.approval.inbox.InboxLine;
import io.countersign.approval.inbox.InboxQuery;
import io.countersign.contracts.ApprovalRequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** Looks for requests in PostgreSQL. */
@ApplicationScoped
@Transactional
public class PostgresInbox implements Inbox {
  private final Sql sql;

  PostgresInbox(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<List<InboxLine>> page(InboxQuery query) {
    return position(query).map(p -> InboxStatement.of(query, p).read(sql));
  }

  private static Optional<Long> position(InboxQuery query) {
    ApprovalRequestId after = query.after();
    if (after == null) {
      return Optional.of(query.newestFirst() ? Long.MAX_VALUE : 0L);
    }
    return RequestRow.find("select r.position from RequestRow r where r.id = ?1", after.value())
        .project(Long.class)
        .firstResultOptional();
  }

  @Override
  public Optional<Dossier> find(ApprovalRequestId id) {
    return RequestRow.<RequestRow>findByIdOptional(id.value())
        .map(row ->
            new Dossier(
                RequestMapping.toState(row, VoteRow.votesOn(row.id, row.revision)),
                row.version,
                CommentRow.on(row.id)));
  }

  @Override
  public List<ApprovalRequestId> changedSince(Instant time, int limit) {
    return sql.list(
        "select request_id from standing where changed_at >= ? order by changed_at limit ?",
        row -> new ApprovalRequestId(row.getObject(1, UUID.class)),
        time,
        limit);
  }

  @Override
  public <T> Optional<T> ifSeen(ApprovalRequestId id, LongPredicate seen, Supplier<T> action) {
    return RequestRow.<RequestRow>findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .filter(row -> seen.test(row.version))
        .map(_ -> action.get());
  }
}
