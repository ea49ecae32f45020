package io.countersign.policy;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command that finds out something of classified columns without showing them: by a condition, a
 * join, a grouping, an order or an aggregate.
 */
public final class Probe {
  private static final Set<Usage> TELLING =
      EnumSet.of(
          Usage.PREDICATE, Usage.JOIN, Usage.GROUPING, Usage.ORDERING, Usage.AGGREGATE);

  private Probe() {}

  /**
   * The tables that it asks about, as the data source declares them, so that another spelling of
   * the same table is no other table.
   */
  public static Set<TableName> tables(Facts facts, DataSource dataSource) {
    Categories categories = new Categories(dataSource);
    return facts.columns().stream()
        .filter(Probe::tells)
        .flatMap(use -> categories.declared(use.table(), use.column()))
        .map(declared -> declared.table())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What a column is used for that nobody knows may be anything. */
  private static boolean tells(ColumnUse use) {
    return use.usages().isEmpty() || !Collections.disjoint(use.usages(), TELLING);
  }
}
