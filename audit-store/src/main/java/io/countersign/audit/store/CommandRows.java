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

  private static final String JOIN = join();

  private CommandRows() {}

  private static String join() {
    List<String> columns =
        Stream.concat(
                Stream.concat(Stream.of("command_id", "happened_at"), SETS.stream()),
                ASPECTS.stream().flatMap(a -> a.columns().stream()))
            .toList();
    return "INSERT INTO command AS c ("
        + String.join(", ", columns)
        + ") VALUES ("
        + columns.stream().map(c -> "?").collect(Collectors.joining(", "))
        + ") ON CONFLICT (command_id) DO UPDATE SET "
        + Stream.concat(SETS.stream().map(CommandRows::union), ASPECTS.stream().map(Aspect::join))
            .collect(Collectors.joining(", "));
  }

  /** Left as it is where nothing is new, so that its index is left alone too. */
  private static String union(String column) {
    return """
    %1$s = CASE WHEN excluded.%1$s <@ c.%1$s THEN c.%1$s
      ELSE ARRAY(SELECT DISTINCT unnest(c.%1$s || excluded.%1$s) ORDER BY 1) END\
    """
        .formatted(column);
  }

  static void join(Connection connection, Collection<CommandPicture> pictures) throws SQLException {
    if (pictures.isEmpty()) {
      return;
    }
    try (PreparedStatement join = connection.prepareStatement(JOIN)) {
      // One order for everybody, so that two instances never wait for each other in a circle.
      for (CommandPicture picture :
          pictures.stream().sorted(Comparator.comparing(p -> p.id().toString())).toList()) {
        Binder binder = new Binder(connection, join);
        bind(binder, picture);
        join.addBatch();
      }
      join.executeBatch();
    }
  }

  private static void bind(Binder binder, CommandPicture picture) throws SQLException {
    binder.uuid(picture.id().value());
    binder.time(CommandTime.of(picture.id()));
    binder.texts(picture.involvement().people().stream().map(SearchTerms::term).distinct());
    binder.texts(picture.involvement().grants().stream());
    binder.texts(picture.seen().masked().stream().map(SearchTerms::term));
    binder.texts(picture.seen().unmasked().stream().map(SearchTerms::term));
    bindSubmission(binder, picture.submission());
    bindJudgement(binder, picture.judgement());
    Stamped<ApprovalState> approval = picture.approval();
    binder.stamp(approval);
    binder.text(approval == null ? null : approval.value().text());
    Stamped<Instant> cancellation = picture.cancellation();
    binder.stamp(cancellation);
    binder.time(cancellation == null ? null : cancellation.value());
    Stamped<Ending> ending = picture.ending();
    binder.stamp(ending);
    if (ending == null) {
      binder.nulls(ENDING.size() - 1);
    } else {
      binder.text(ending.value().outcome());
      binder.time(ending.value().at());
      binder.number(ending.value().rowsReturned());
      binder.number(ending.value().rowsChanged());
    }
  }

  private static void bindSubmission(Binder binder, @Nullable Stamped<Command> submission)
      throws SQLException {
    if (submission == null) {
      binder.nulls(SUBMISSION.size());
      return;
    }
    Command command = submission.value();
    Principal principal = command.principal();
    binder.stamp(submission);
    binder.uuid(command.sessionId().value());
    binder.text(principal.subject());
    binder.text(principal.name());
    binder.text(principal.kind().name());
    binder.text(principal.owner());
    binder.texts(
        Stream.of(principal.subject(), principal.name()).map(SearchTerms::term).distinct());
    binder.text(command.dataSource());
    binder.text(command.sql());
    binder.text(command.justification());
    binder.time(command.submittedAt());
  }

  private static void bindJudgement(Binder binder, @Nullable Stamped<Judgement> judgement)
      throws SQLException {
    if (judgement == null) {
      binder.nulls(JUDGEMENT.size());
      return;
    }
    Judgement value = judgement.value();
    binder.stamp(judgement);
    binder.text(value.decision());
    binder.text(value.environment());
    binder.texts(value.tables().stream().map(TableName::toString));
    binder.texts(SearchTerms.of(value.tables()).stream());
    binder.texts(SearchTerms.ofColumns(value.columns()).stream());
    binder.texts(value.kinds().stream().map(Enum::name));
    binder.texts(value.policies().stream());
  }
}
