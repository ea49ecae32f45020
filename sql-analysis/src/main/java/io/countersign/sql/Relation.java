package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name stands for within a query: a table, a subquery, a function's rows or a join. */
abstract class Relation {
  private final String alias;
  private final @Nullable String schema;
  private int mentions;

  /**
   * @param schema the schema by which it may be addressed, absent once it has an alias
   */
  Relation(String alias, @Nullable String schema) {
    this.alias = alias;
    this.schema = schema;
  }

  /** All its columns in their order: what {@code *} stands for. */
  abstract List<Result> columns();

  /** The names of its columns as far as they are known. */
  abstract List<String> names();

  /** The column of this name, if it surely has it. */
  abstract @Nullable Origin known(String name);

  /** Whether it may have columns that are not known by name. */
  abstract boolean isOpen();

  /** The column of this name if it has it, which only an open relation leaves open. */
  abstract Origin other(String name);

  /** The tables whose rows it holds unchanged. */
  List<TableName> tables() {
    return List.of();
  }

  /** Whether it is what the statement writes. */
  boolean isTarget() {
    return false;
  }

  final String alias() {
    return alias;
  }

  final boolean answersTo(@Nullable String wantedSchema, String name) {
    return alias.equals(name) && (wantedSchema == null || wantedSchema.equals(schema));
  }

  /** The whole row as one value. */
  final Origin row() {
    return Origin.unread().with(columns()).compute();
  }

  final void mention() {
    mentions++;
  }

  /** How often a column of it, or what may be one, was named so far. */
  final int mentions() {
    return mentions;
  }
}
