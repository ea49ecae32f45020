package io.countersign.executor.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was and as it is.
 *
 * @param before as JSON; absent of an inserted row
 * @param after as JSON; absent of a deleted row
 * @param beforeText in the database's text form; empty where there is none or nobody asked for it
 * @param afterText likewise
 */
record RowPair(
    @Nullable String before, @Nullable String after, String beforeText, String afterText) {
  /**
   * @param column the first of those that hold it
   * @param texts whether the text forms stand behind
   */
  static RowPair read(ResultSet row, int column, boolean texts) throws SQLException {
    return new RowPair(
        row.getString(column),
        row.getString(column + 1),
        texts ? text(row, column + 2) : "",
        texts ? text(row, column + 3) : "");
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), "a row has a text form");
  }

  /** What it takes of memory, roughly. */
  long bytes() {
    return length(before) + length(after) + beforeText.length() + afterText.length();
  }

  private static long length(@Nullable String image) {
    return image == null ? 0 : image.length();
  }

  @Override
  public String toString() {
    return "RowPair[…]";
  }
}
