package io.countersign.policy;

import io.countersign.contracts.Classification;
import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.TableName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which categories of data a column may hold. Where the text does not tell the table or its schema,
 * every declared column counts that it may be: a rule about card numbers must not be avoided by
 * leaving out a name.
 */
final class Categories {
  private final List<Classification> declared;

  Categories(DataSource dataSource) {
    this.declared = dataSource.classifications();
  }

  /** All that a data source declares. */
  static List<String> of(DataSource dataSource) {
    return dataSource.classifications().stream()
        .map(Classification::category)
        .distinct()
        .sorted()
        .toList();
  }

  List<String> of(Collection<ColumnName> columns) {
    return columns.stream()
        .flatMap(c -> of(c.table(), c.column()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  List<String> of(@Nullable TableName table, String column) {
    return declared(table, column).map(Classification::category).distinct().sorted().toList();
  }

  /** The declarations that may speak of a column. */
  Stream<Classification> declared(@Nullable TableName table, String column) {
    return declared.stream().filter(d -> mayBe(column, d.column()) && mayBe(table, d.table()));
  }

  private static boolean mayBe(String column, String declared) {
    return column.equals(ColumnUse.EVERY) || column.equalsIgnoreCase(declared);
  }

  /** In any case, since some servers fold names and some do not. */
  private static boolean mayBe(@Nullable TableName table, TableName declared) {
    return table == null
        || (table.name().equalsIgnoreCase(declared.name())
            && mayBeSchema(table.schema(), declared.schema()));
  }

  private static boolean mayBeSchema(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equalsIgnoreCase(other);
  }
}
