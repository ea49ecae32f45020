package io.countersign.audit.behaviour;

import io.countersign.audit.ApprovalState;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.StatementKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A command, as far as it tells how its principal acts.
 *
 * @param kinds of its statements, as {@link StatementKind#name()}
 * @param rowsReturned 0 where it did not succeed
 * @param text stands for the text of its statement
 * @param question absent where it is none, or policy's facts are not known
 */
public record Activity(
    CommandId command,
    Instant at,
    @Nullable String dataSource,
    Set<String> tables,
    Set<String> kinds,
    @Nullable String decision,
    @Nullable String approval,
    @Nullable String outcome,
    long rowsReturned,
    Set<String> masked,
    Set<String> shown,
    @Nullable String justification,
    String text,
    @Nullable Question question) {
  private static final Set<String> QUERIES =
      Set.of("SELECT", "VALUES", "EXPLAIN", "SHOW", "DESCRIBE", "HELP");

  /** What changes data: of the kinds that the manuals list under data, and definitions. */
  private static final List<String> WRITES =
      List.of(
          "INSERT",
          "REPLACE",
          "UPDATE",
          "DELETE",
          "MERGE",
          "TRUNCATE",
          "LOAD",
          "IMPORT",
          "CREATE",
          "ALTER",
          "DROP",
          "RENAME",
          "SELECT_INTO",
          "GRANT",
          "REVOKE");

  public Activity {
    tables = Set.copyOf(tables);
    kinds = Set.copyOf(kinds);
    masked = Set.copyOf(masked);
    shown = Set.copyOf(shown);
  }

  /** The same, where it is known whether it asks for numbers. */
  public Activity asking(@Nullable Question asked) {
    return new Activity(
        command,
        at,
        dataSource,
        tables,
        kinds,
        decision,
        approval,
        outcome,
        rowsReturned,
        masked,
        shown,
        justification,
        text,
        asked);
  }

  /** Policy did not let it run, or a person rejected it. */
  boolean wasRefused() {
    return "denied".equals(decision) || ApprovalState.REJECTED.text().equals(approval);
  }

  boolean succeeded() {
    return "succeeded".equals(outcome);
  }

  boolean writes() {
    return kinds.stream().anyMatch(k -> WRITES.stream().anyMatch(k::startsWith));
  }

  boolean onlyReads() {
    return !kinds.isEmpty() && QUERIES.containsAll(kinds);
  }

  /** Its tables in one line, always the same. */
  String tableList() {
    return String.join(", ", new TreeSet<>(tables));
  }
}
