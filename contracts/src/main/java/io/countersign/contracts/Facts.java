package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis found in a command's SQL.
 *
 * @param parsed whether the whole text was understood; what was not is never allowed by itself
 * @param problem why it was not, without repeating the text
 * @param readOnly whether it may run as a read: a single query, understood, without a clause or
 *     function that has effects
 * @param statements how many statements the text holds
 * @param kinds the kinds of statement found at any depth, without repetition: a write within a CTE
 *     counts
 * @param reads the tables read
 * @param writes the tables written, created, altered or dropped
 * @param columns the columns mentioned anywhere
 * @param functions the functions called, folded to lower case
 * @param unknownFunctions those of them that are not known to be free of effects
 * @param unfilteredWrites the tables that an UPDATE or DELETE would write whole: it has no WHERE,
 *     or one that mentions no column
 */
public record Facts(
    boolean parsed,
    @Nullable String problem,
    boolean readOnly,
    int statements,
    List<StatementKind> kinds,
    List<TableName> reads,
    List<TableName> writes,
    List<ColumnUse> columns,
    List<String> functions,
    List<String> unknownFunctions,
    List<TableName> unfilteredWrites) {
  public Facts {
    kinds = List.copyOf(kinds);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    columns = List.copyOf(columns);
    functions = List.copyOf(functions);
    unknownFunctions = List.copyOf(unknownFunctions);
    unfilteredWrites = List.copyOf(unfilteredWrites);
    if (readOnly && !parsed) {
      throw new IllegalArgumentException("what was not parsed cannot be known to be read-only");
    }
  }

  /** Stands for everything that was found; a decision's digest covers it. */
  @JsonIgnore
  public Digest digest() {
    CanonicalForm form =
        CanonicalForm.of("countersign.facts.v1")
            .value(parsed)
            .text(problem)
            .value(readOnly)
            .value(statements)
            .values(kinds)
            .values(reads)
            .values(writes)
            .value(columns.size());
    columns.forEach(c -> form.value(c.table()).text(c.column()));
    return form.values(functions).values(unknownFunctions).values(unfilteredWrites).digest();
  }
}
