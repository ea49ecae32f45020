package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table or view of a target.
 *
 * @param name with its schema
 * @param columns their names in order, as the database stores them; never empty
 * @param keys the columns of each unique key
 * @param view the query that a view stands for, such as {@code pg_get_viewdef} tells; absent for a
 *     table
 */
public record TableDefinition(
    TableName name, List<String> columns, List<List<String>> keys, Optional<String> view) {
  public TableDefinition {
    columns = List.copyOf(columns);
    keys = keys.stream().map(List::copyOf).toList();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table without columns: " + name);
    }
  }

  public static TableDefinition table(TableName name, List<String> columns) {
    return new TableDefinition(name, columns, List.of(), Optional.empty());
  }

  public static TableDefinition view(TableName name, List<String> columns, String query) {
    return new TableDefinition(name, columns, List.of(), Optional.of(query));
  }
}
