package io.countersign.policy;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command that finds out something of classified columns without showing them: by a condition, a
 * join, a grouping, an order or an aggregate.
 */
public final class Probe {
  private static final Set<Usage> TELLING =
      EnumSet.of(Usage.PREDICATE, Usage.JOIN, Usage.GROUPING, Usage.ORDERING, Usage.AGGREGATE);

  private Probe() {}

  /**
   * The names of the tables that it asks about, without their schemas and in lower case, so that
   * another spelling of a table is no other table.
   */
  public static Set<String> tables(Facts facts, DataSource dataSource) {
    Categories categories = new Categories(dataSource);
    return facts.columns().stream()
        .filter(use -> tells(use) && !categories.of(use.table(), use.column()).isEmpty())
        .flatMap(use -> use.table() == null ? all(facts) : Stream.of(use.table()))
        .map(table -> table.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A column of no certain table may be of any that the command names. */
  private static Stream<TableName> all(Facts facts) {
    return Stream.concat(facts.reads().stream(), facts.writes().stream());
  }

  /** What a column is used for that nobody knows may be anything. */
  private static boolean tells(ColumnUse use) {
    return use.usages().isEmpty() || !Collections.disjoint(use.usages(), TELLING);
  }
}
