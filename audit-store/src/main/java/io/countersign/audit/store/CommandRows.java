package io.countersign.audit.store;

import io.countersign.audit.ApprovalState;
import io.countersign.audit.CommandPicture;
import io.countersign.audit.CommandPicture.Ending;
import io.countersign.audit.CommandTime;
import io.countersign.audit.Judgement;
import io.countersign.audit.Stamped;
import io.countersign.contracts.Command;
import io.countersign.contracts.Principal;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins pictures of commands into the table {@code command}. */
final class CommandRows {
  /**
   * The columns that change together, with one stamp.
   *
   * @param columns the first is the stamp; the order is the order of binding
   */
  private record Aspect(List<String> columns) {
    static Aspect of(String... columns) {
      return new Aspect(List.of(columns));
    }

    int size() {
      return columns.size();
    }

    /** As {@link Stamped} joins: the greater stamp stands. */
    String join() {
      String stamp = columns.getFirst();
      return columns.stream()
          .map(c ->
              "%1$s = CASE WHEN excluded.%2$s > coalesce(c.%2$s, '') THEN excluded.%1$s ELSE c.%1$s END"
                  .formatted(c, stamp))
          .collect(Collectors.joining(", "));
    }
  }

  private static final Aspect SUBMISSION =
      Aspect.of(
          "submission_stamp",
          "session_id",
          "principal_subject",
          "principal_name",
          "principal_kind",
          "principal_owner",
          "principal_terms",
          "data_source",
          "sql_text",
          "justification",
          "submitted_at");
  private static final Aspect JUDGEMENT =
      Aspect.of(
          "judgement_stamp",
          "decision",
          "environment",
          "tables",
          "table_terms",
          "column_terms",
          "kinds",
          "policies");
  private static final Aspect ENDING =
      Aspect.of("ending_stamp", "outcome", "finished_at", "rows_returned", "rows_changed");
  private static final List<Aspect> ASPECTS =
      List.of(
          SUBMISSION,
          JUDGEMENT,
          Aspect.of("approval_stamp", "approval"),
          Aspect.of("cancellation_stamp", "cancelled_at"),
          ENDING);

  /** What only ever grows. */
  private static final List<String> SETS =
      List.of("people_terms", "grant_terms", "masked_categories", "shown_categories");

  static final String TABLE = "command";
  private static final String JOIN = join();

  private CommandRows() {}

  private static List<String> columns() {
    return Stream.concat(
            Stream.concat(Stream.of("command_id", "happened_at"), SETS.stream()),
            ASPECTS.stream().flatMap(a -> a.columns().stream()))
        .toList();
  }

  private static String join() {
    List<String> columns = columns();
    return "INSERT INTO %s AS c ("
        + String.join(", ", columns)
        + ") SELECT "
        + columns.stream().map(CommandRows::typed).collect(Collectors.joining(", "))
        + " FROM unnest("
        + columns.stream().map(c -> "?::text[]").collect(Collectors.joining(", "))
        + ") AS p ("
        + String.join(", ", columns)
        + ") ON CONFLICT (command_id) DO UPDATE SET "
        + Stream.concat(SETS.stream().map(CommandRows::union), ASPECTS.stream().map(Aspect::join))
            .collect(Collectors.joining(", "));
  }

  /** Of what comes as text. */
  private static String typed(String column) {
    String type =
        switch (column) {
          case "command_id", "session_id" -> "uuid";
          case "happened_at", "submitted_at", "cancelled_at", "finished_at" -> "timestamptz";
          case "rows_returned", "rows_changed" -> "bigint";
          case "principal_terms",
              "tables",
              "table_terms",
              "column_terms",
              "kinds",
              "policies",
              "people_terms",
              "grant_terms",
              "masked_categories",
              "shown_categories" ->
              "text[]";
          default -> "text";
        };
    return "p." + column + "::" + type;
  }

  /** Left as it is where nothing is new, so that its index is left alone too. */
  private static String union(String column) {
    return """
    %1$s = CASE WHEN excluded.%1$s <@ c.%1$s THEN c.%1$s
      ELSE ARRAY(SELECT DISTINCT unnest(c.%1$s || excluded.%1$s) ORDER BY 1) END\
    """
        .formatted(column);
  }

  /**
   * @param table {@code command}, or one like it
   */
  static void join(Connection connection, String table, Collection<CommandPicture> pictures)
      throws SQLException {
    if (pictures.isEmpty()) {
      return;
    }
    TextRows rows = new TextRows(connection, columns().size());
    // One order for everybody, so that two instances never wait for each other in a circle.
    for (CommandPicture picture :
        pictures.stream().sorted(Comparator.comparing(p -> p.id().toString())).toList()) {
      rows.row();
      bind(rows, picture);
    }
    try (PreparedStatement join = connection.prepareStatement(JOIN.formatted(table))) {
      rows.bind(join);
      join.executeUpdate();
    }
  }

  private static void bind(TextRows rows, CommandPicture picture) throws SQLException {
    rows.uuid(picture.id().value());
    rows.time(CommandTime.of(picture.id()));
    rows.texts(picture.involvement().people().stream().map(SearchTerms::term).distinct());
    rows.texts(picture.involvement().grants().stream());
    rows.texts(picture.seen().masked().stream().map(SearchTerms::term));
    rows.texts(picture.seen().unmasked().stream().map(SearchTerms::term));
    bindSubmission(rows, picture.submission());
    bindJudgement(rows, picture.judgement());
    Stamped<ApprovalState> approval = picture.approval();
    rows.stamp(approval);
    rows.text(approval == null ? null : approval.value().text());
    Stamped<Instant> cancellation = picture.cancellation();
    rows.stamp(cancellation);
    rows.time(cancellation == null ? null : cancellation.value());
    Stamped<Ending> ending = picture.ending();
    rows.stamp(ending);
    if (ending == null) {
      rows.nulls(ENDING.size() - 1);
    } else {
      rows.text(ending.value().outcome());
      rows.time(ending.value().at());
      rows.number(ending.value().rowsReturned());
      rows.number(ending.value().rowsChanged());
    }
  }

  private static void bindSubmission(TextRows rows, @Nullable Stamped<Command> submission)
      throws SQLException {
    if (submission == null) {
      rows.nulls(SUBMISSION.size());
      return;
    }
    Command command = submission.value();
    Principal principal = command.principal();
    rows.stamp(submission);
    rows.uuid(command.sessionId().value());
    rows.text(principal.subject());
    rows.text(principal.name());
    rows.text(principal.kind().name());
    rows.text(principal.owner());
    rows.texts(Stream.of(principal.subject(), principal.name()).map(SearchTerms::term).distinct());
    rows.text(command.dataSource());
    rows.text(command.sql());
    rows.text(command.justification());
    rows.time(command.submittedAt());
  }

  private static void bindJudgement(TextRows rows, @Nullable Stamped<Judgement> judgement)
      throws SQLException {
    if (judgement == null) {
      rows.nulls(JUDGEMENT.size());
      return;
    }
    Judgement value = judgement.value();
    rows.stamp(judgement);
    rows.text(value.decision());
    rows.text(value.environment());
    rows.texts(value.tables().stream().map(TableName::toString));
    rows.texts(SearchTerms.of(value.tables()).stream());
    rows.texts(SearchTerms.ofColumns(value.columns()).stream());
    rows.texts(value.kinds().stream().map(Enum::name));
    rows.texts(value.policies().stream());
  }
}
