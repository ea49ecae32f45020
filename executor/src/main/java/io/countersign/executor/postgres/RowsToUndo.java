package io.countersign.executor.postgres;

import io.countersign.contracts.StatementKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The changed rows in the clear, as far as they have to be put back. */
final class RowsToUndo {
  /** A character takes up to two bytes of memory, and a row some more. */
  private static final int BYTES_OF_A_ROW = 64;

  private final int columns;
  private final long maximumBytes;
  private final List<Row> rows = new ArrayList<>();
  private final Set<StatementKind> kinds = EnumSet.noneOf(StatementKind.class);
  private final Set<Integer> differing = new TreeSet<>();
  private long bytes;

  /**
   * @param before its values, empty of an inserted row
   * @param after its values, empty of a deleted row
   * @param afterText all of the row after in the database's text form
   */
  record Row(
      StatementKind kind,
      List<@Nullable String> before,
      List<@Nullable String> after,
      String afterText) {
    @Override
    public String toString() {
      return "Row[" + kind + "]";
    }
  }

  RowsToUndo(int columns, long maximumBytes) {
    this.columns = columns;
    this.maximumBytes = maximumBytes;
  }

  /** A row that the write left as it was needs nothing. */
  void add(StatementKind kind, String before, String after) throws SQLException {
    if (before.equals(after)) {
      return;
    }
    bytes += before.length() + 2L * after.length() + BYTES_OF_A_ROW;
    if (isTooMuch()) {
      rows.clear();
      return;
    }
    Row row = new Row(kind, values(before), values(after), after);
    rows.add(row);
    kinds.add(kind);
    if (kind == StatementKind.UPDATE) {
      noteDifferences(row);
    }
  }

  private void noteDifferences(Row row) {
    for (int i = 0; i < columns; i++) {
      if (!Objects.equals(row.before().get(i), row.after().get(i))) {
        differing.add(i);
      }
    }
  }

  private List<@Nullable String> values(String text) throws SQLException {
    List<@Nullable String> values = text.isEmpty() ? List.of() : RowText.read(text);
    if (!text.isEmpty() && values.size() != columns) {
      throw new SQLException("a row has another number of columns than its table");
    }
    return values;
  }

  boolean isTooMuch() {
    return bytes > maximumBytes;
  }

  List<Row> rows() {
    return rows;
  }

  /** What was done to them. */
  Set<StatementKind> kinds() {
    return kinds;
  }

  /** The indexes of columns in which an updated row differs. */
  Set<Integer> differing() {
    return differing;
  }
}
