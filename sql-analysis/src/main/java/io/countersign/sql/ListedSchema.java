package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A schema whose tables have all been read before. */
public final class ListedSchema implements Schema {
  private final Map<TableName, TableDefinition> tables = new HashMap<>();
  private final List<String> searchPath;

  /**
   * @param searchPath the schemas in which a name without a schema is looked up, in their order
   */
  public ListedSchema(Collection<TableDefinition> tables, List<String> searchPath) {
    tables.forEach(table -> this.tables.put(table.name(), table));
    this.searchPath = List.copyOf(searchPath);
  }

  @Override
  public Optional<TableDefinition> table(TableName name) {
    if (name.schema() != null) {
      return Optional.ofNullable(tables.get(name));
    }
    return searchPath.stream()
        .map(schema -> tables.get(new TableName(schema, name.name())))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
