package io.countersign.executor;

import io.countersign.contracts.TableName;

/**
 * A statement that would undo a write, with the values that it needs in the clear.
 *
 * @param sql with {@code $1} for the values
 * @param values a JSON array of rows
 * @param rows how many it must change
 */
public record Undo(TableName table, String sql, String values, long rows) {
  /** Without the values. */
  @Override
  public String toString() {
    return "Undo[" + table + ", " + rows + " rows]";
  }
}
