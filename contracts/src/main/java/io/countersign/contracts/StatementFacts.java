package io.countersign.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis found in one statement of a text.
 *
 * @param start where it begins in the text, in UTF-16 code units from 0
 * @param end where the character after its last one is
 * @param kind what it is; its first words tell, even where the rest is not understood
 * @param kinds the kinds found at any depth, its own first: a write within a CTE counts
 * @param unfilteredWrites the tables that an UPDATE or DELETE in it would write whole
 * @param outputs the columns of its result, in order; empty where it has none or they are not known
 * @param fingerprint stands for the statement without its literals, comments, spacing and case
 */
public record StatementFacts(
    int start,
    int end,
    boolean parsed,
    @Nullable String problem,
    boolean readOnly,
    StatementKind kind,
    List<StatementKind> kinds,
    List<Effect> effects,
    List<TableName> reads,
    List<TableName> writes,
    List<ColumnUse> columns,
    List<String> functions,
    List<String> unknownFunctions,
    List<TableName> unfilteredWrites,
    Filters filters,
    List<OutputColumn> outputs,
    Digest fingerprint) {
  public StatementFacts {
    kinds = List.copyOf(kinds);
    effects = List.copyOf(effects);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    columns = List.copyOf(columns);
    functions = List.copyOf(functions);
    unknownFunctions = List.copyOf(unknownFunctions);
    unfilteredWrites = List.copyOf(unfilteredWrites);
    outputs = List.copyOf(outputs);
    if (readOnly && !parsed) {
      throw new IllegalArgumentException("what was not parsed cannot be known to be read-only");
    }
  }
}
