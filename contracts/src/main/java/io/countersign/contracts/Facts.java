package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis found in a command's SQL: the statements of the text one by one, and all of
 * them taken together.
 *
 * @param dialect by whose rules the text was read
 * @param parsed whether the whole text was understood; what was not is never allowed by itself
 * @param problem why it was not, without repeating the text
 * @param readOnly whether it may run as a read without anybody's approval: a single query,
 *     understood, without a clause or function that has effects
 * @param kinds the kinds of statement found at any depth, without repetition
 * @param effects everything that the text does
 * @param reads the tables read
 * @param writes the tables written, created, altered or dropped
 * @param columns the columns mentioned anywhere
 * @param functions the functions called, folded to lower case
 * @param unknownFunctions those of them that are not known to be harmless
 * @param unfilteredWrites the tables that an UPDATE or DELETE would write whole: it has no WHERE,
 *     or one that always holds
 * @param fingerprint stands for the text without its literals, comments, spacing and case; absent
 *     where not even its tokens could be told
 * @param confirmedByPlanner whether the target's planner named no table that the facts do not; it
 *     is asked only when a command is measured
 */
public record Facts(
    Dialect dialect,
    boolean parsed,
    @Nullable String problem,
    boolean readOnly,
    List<StatementKind> kinds,
    List<Effect> effects,
    List<TableName> reads,
    List<TableName> writes,
    List<ColumnUse> columns,
    List<String> functions,
    List<String> unknownFunctions,
    List<TableName> unfilteredWrites,
    Filters filters,
    @Nullable Digest fingerprint,
    boolean confirmedByPlanner,
    List<StatementFacts> statements) {
  public Facts {
    kinds = List.copyOf(kinds);
    effects = List.copyOf(effects);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    columns = List.copyOf(columns);
    functions = List.copyOf(functions);
    unknownFunctions = List.copyOf(unknownFunctions);
    unfilteredWrites = List.copyOf(unfilteredWrites);
    statements = List.copyOf(statements);
    if (readOnly && !parsed) {
      throw new IllegalArgumentException("what was not parsed cannot be known to be read-only");
    }
  }

  /** Of a text whose statements could not even be told apart. */
  public static Facts unreadable(Dialect dialect, String problem) {
    return FactsSum.of(dialect, problem, List.of());
  }

  /**
   * Of a text with these statements. Several together are never read-only: what is approved is one
   * statement, and some drivers send only the first.
   */
  public static Facts of(Dialect dialect, List<StatementFacts> statements) {
    return statements.isEmpty()
        ? unreadable(dialect, "there is no statement")
        : FactsSum.of(dialect, null, statements);
  }

  /** The same facts, once the planner has confirmed them or not. */
  public Facts confirmed(boolean byPlanner) {
    return new Facts(
        dialect,
        parsed,
        problem,
        readOnly,
        kinds,
        effects,
        reads,
        writes,
        columns,
        functions,
        unknownFunctions,
        unfilteredWrites,
        filters,
        fingerprint,
        byPlanner,
        statements);
  }

  /** The same facts, once it is known that the statement also calls these. */
  public Facts alsoCalling(Collection<String> unknown) {
    return new Facts(
        dialect,
        parsed,
        problem,
        false,
        kinds,
        effects,
        reads,
        writes,
        columns,
        functions,
        Stream.concat(unknownFunctions.stream(), unknown.stream()).distinct().toList(),
        unfilteredWrites,
        filters,
        fingerprint,
        confirmedByPlanner,
        statements);
  }

  /** Without the names, of a text that mentions more of them than can be judged. */
  public Facts cut(String why) {
    return new Facts(
        dialect,
        false,
        why,
        false,
        kinds,
        effects,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Filters.none(),
        fingerprint,
        false,
        List.of());
  }

  /** Stands for everything that was found; a decision's digest covers it. */
  @JsonIgnore
  public Digest digest() {
    return FactsDigest.of(this);
  }
}
