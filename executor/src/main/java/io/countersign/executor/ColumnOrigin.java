package io.countersign.executor;

import io.countersign.contracts.TableName;

/**
 * Where the values of a result column come from, as the database itself says in its row description
 * (PostgreSQL manual 54.7, {@code RowDescription}).
 */
public sealed interface ColumnOrigin {
  /** A column of a table or view, whatever it is called in the result. */
  record Column(TableName relation, String column) implements ColumnOrigin {}

  /** An expression, a function, a whole row, a union. */
  record Computed() implements ColumnOrigin {}
}
