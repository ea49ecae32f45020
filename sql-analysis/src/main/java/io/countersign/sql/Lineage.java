package io.countersign.sql;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows results to the columns of tables that go into them. */
final class Lineage {
  /** How many values are followed for all results of a statement; the rest is called uncertain. */
  private static final int MOST_VALUES = 200_000;

  private final boolean operatorsKnown;
  private int values;

  private Lineage(boolean operatorsKnown) {
    this.operatorsKnown = operatorsKnown;
  }

  /**
   * @param operatorsKnown whether every operator of the statement is one of the database's own
   */
  static List<OutputColumn> of(List<Result> results, boolean operatorsKnown) {
    Lineage lineage = new Lineage(operatorsKnown);
    List<OutputColumn> outputs = new ArrayList<>(results.size());
    results.forEach(result -> outputs.add(lineage.output(result)));
    return outputs;
  }

  /** The tables whose columns go into results. */
  static Set<TableName> tables(List<Result> results) {
    Set<TableName> tables = new LinkedHashSet<>();
    for (OutputColumn output : of(results, true)) {
      output.sources().stream()
          .map(ColumnName::table)
          .filter(Objects::nonNull)
          .forEach(tables::add);
    }
    return tables;
  }

  /** The column that surely is passed through unchanged. */
  static @Nullable ColumnName only(Origin origin) {
    OutputColumn output = new Lineage(true).output(Result.of(null, origin));
    return output.certain() && !output.computed() ? output.sources().getFirst() : null;
  }

  private OutputColumn output(Result result) {
    Set<ColumnName> sources = new LinkedHashSet<>();
    Set<Origin> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Origin> waiting = new ArrayDeque<>();
    waiting.push(result.origin());
    boolean computed = false;
    boolean certain = true;
    while (!waiting.isEmpty()) {
      Origin origin = waiting.pop();
      if (seen.add(origin)) {
        if (++values > MOST_VALUES) {
          return new OutputColumn(name(result), List.of(), true, false);
        }
        sources.addAll(origin.columns());
        computed |= origin.isComputed();
        certain &= !origin.isDoubtful();
        origin.deciders().reversed().forEach(waiting::push);
        origin.parts().reversed().forEach(waiting::push);
      }
    }
    boolean several = result.every() == null && sources.size() != 1;
    boolean made = computed || several;
    return new OutputColumn(
        name(result), List.copyOf(sources), made, certain && (operatorsKnown || !made));
  }

  private static @Nullable String name(Result result) {
    if (result.every() != null) {
      return "*";
    }
    return ResultNames.NONE.equals(result.name()) ? null : result.name();
  }
}
