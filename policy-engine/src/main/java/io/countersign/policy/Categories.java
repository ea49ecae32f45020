package io.countersign.policy;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.TableName;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which categories of data a column may hold. Where the text does not tell the table or its schema,
 * every declared column counts that it may be: a rule about card numbers must not be avoided by
 * leaving out a name.
 */
final class Categories {
  private final DataSource dataSource;

  Categories(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** All that a data source declares. */
  static List<String> of(DataSource dataSource) {
    return List.copyOf(dataSource.categories());
  }

  List<String> of(Collection<ColumnName> columns) {
    return columns.stream()
        .flatMap(c -> dataSource.categories(c.table(), c.column()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  List<String> of(@Nullable TableName table, String column) {
    return List.copyOf(dataSource.categories(table, column));
  }
}
