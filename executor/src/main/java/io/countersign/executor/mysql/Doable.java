package io.countersign.executor.mysql;

import static io.countersign.contracts.RefusalReason.NOT_SUPPORTED;
import static io.countersign.contracts.RefusalReason.UNSUPPORTED_STATEMENT;

import io.countersign.contracts.Access;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.StatementKind;
import io.countersign.executor.Work;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which statements are run on MySQL, and which of them a rollback undoes. */
final class Doable {
  private static final Set<StatementKind> READS =
      EnumSet.of(
          StatementKind.SELECT,
          StatementKind.VALUES,
          StatementKind.EXPLAIN,
          StatementKind.SHOW,
          StatementKind.DESCRIBE);

  private static final Set<StatementKind> WRITES =
      EnumSet.of(
          StatementKind.INSERT, StatementKind.REPLACE, StatementKind.UPDATE, StatementKind.DELETE);

  /** What a rollback undoes, or the end of the session. */
  private static final Set<Effect> UNDONE =
      EnumSet.of(
          Effect.READS, Effect.WRITES_DATA, Effect.LOCKS, Effect.PROCESS, Effect.CHANGES_SESSION);

  /** They may commit on their way, or read files. */
  private static final Set<StatementKind> REFUSED =
      EnumSet.of(StatementKind.CALL, StatementKind.LOAD_DATA, StatementKind.LOAD_XML);

  /** The others tell other people's statements, or rows of theirs. */
  private static final Set<String> SHOWN =
      Set.of(
          "character",
          "collation",
          "columns",
          "create",
          "databases",
          "engines",
          "fields",
          "full",
          "index",
          "indexes",
          "keys",
          "schemas",
          "table",
          "tables",
          "variables",
          "status");

  private static final Set<String> SHOWN_IN_FULL = Set.of("columns", "fields", "tables");

  private Doable() {}

  static Optional<Outcome> objection(Work work) {
    Facts facts = work.facts();
    if (facts.kinds().stream().anyMatch(REFUSED::contains)) {
      return refused(
          facts.kinds()
              + " may commit on its way or read files, so it is not run on MySQL. Submit"
              + " the statements that it would run as commands of their own.");
    }
    if (facts.writes().stream().anyMatch(table -> table.name().equals(Marker.TABLE))) {
      return Optional.of(
          new Outcome.Refused(
              UNSUPPORTED_STATEMENT,
              "The table " + Marker.TABLE + " is the executor's own record of what was run."));
    }
    if (facts.kinds().contains(StatementKind.SHOW) && !isShown(work.command().sql())) {
      return refused(
          "Only SHOW of tables, columns, indexes, variables and the like is run: the others may"
              + " tell what others are doing.");
    }
    return work.access() == Access.READER ? objectionToRead(facts) : Optional.empty();
  }

  private static Optional<Outcome> objectionToRead(Facts facts) {
    if (!READS.containsAll(facts.kinds()) || !UNDONE.containsAll(facts.effects())) {
      return refused(
          "MySQL commits "
              + facts.kinds()
              + " by itself or writes with it, rows or files, so it cannot run as a read.");
    }
    return facts.unknownFunctions().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Outcome.Refused(
                UNSUPPORTED_STATEMENT,
                "The statement calls "
                    + String.join(", ", facts.unknownFunctions())
                    + ", which is not known to be harmless, so it cannot run as a read."));
  }

  /** Whether the statement does not commit by itself, so that a rollback undoes all it did. */
  static boolean isInTransaction(Facts facts) {
    return facts.parsed()
        && UNDONE.containsAll(facts.effects())
        && facts.kinds().stream().allMatch(kind -> READS.contains(kind) || WRITES.contains(kind));
  }

  /** Whether each row of its result, if it has one, is a row that it wrote. */
  static boolean writesRows(Facts facts) {
    return facts.statements().stream().anyMatch(s -> WRITES.contains(s.kind()));
  }

  /** What a statement that is stopped on its way may have done a part of. */
  static boolean isAtomic(Facts facts) {
    return facts.parsed() && facts.writes().size() <= 1;
  }

  /** Word by word, so that none of a comment is taken for one. */
  private static boolean isShown(String sql) {
    List<String> words = List.of(sql.strip().toLowerCase(Locale.ROOT).split("\\s+", 4));
    String second = words.size() < 2 ? "" : words.get(1);
    String third = words.size() < 3 ? "" : words.get(2);
    return words.getFirst().equals("show")
        && SHOWN.contains(second)
        && (!second.equals("full") || SHOWN_IN_FULL.contains(third));
  }

  private static Optional<Outcome> refused(String message) {
    return Optional.of(new Outcome.Refused(NOT_SUPPORTED, message));
  }
}
