package io.countersign.executor.target;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where a row of a result tells of how many values one of its numbers is.
 *
 * @param column of the result, from 1
 * @param minimum with fewer, the number is hidden
 */
public record GroupSize(int column, int minimum) {
  boolean isTooSmall(ResultSet row) throws SQLException {
    return row.getLong(column) < minimum;
  }
}
