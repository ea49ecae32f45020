package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name stands for within a query: a table, a subquery, a function's rows or a join.
 *
 * @param schema the schema by which it may be addressed, absent once it has an alias
 * @param tables the tables whose rows it holds unchanged: one for a table, none for a subquery
 * @param target whether it is what the statement writes
 */
record Relation(String alias, @Nullable String schema, List<TableName> tables, boolean target) {
  static Relation derived(String alias) {
    return new Relation(alias, null, List.of(), false);
  }

  static Relation of(TableName table, @Nullable String alias) {
    return alias == null
        ? new Relation(table.name(), table.schema(), List.of(table), false)
        : new Relation(alias, null, List.of(table), false);
  }

  static Relation joined(String alias, List<TableName> tables) {
    return new Relation(alias, null, List.copyOf(tables), false);
  }

  Relation asTarget() {
    return new Relation(alias, schema, tables, true);
  }

  boolean answersTo(@Nullable String wantedSchema, String name) {
    return alias.equals(name) && (wantedSchema == null || wantedSchema.equals(schema));
  }

  @Nullable TableName onlyTable() {
    return tables.size() == 1 ? tables.getFirst() : null;
  }
}
