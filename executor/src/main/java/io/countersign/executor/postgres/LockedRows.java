package io.countersign.executor.postgres;

import io.countersign.executor.target.HeldRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows that an UPDATE is about to change, locked so that nobody else changes them meanwhile,
 * and paired with what they are afterwards. They are those that it changed only if both have the
 * same primary keys: a row that came into question in between was not read before, and one with
 * another key might be any of them. That a key stays with its row follows: to take that of another
 * row, an update would need that row to have given it up before.
 */
final class LockedRows {
  private final RowKey key;
  private final HeldRows<List<String>, RowPair> rows;
  private long changed;
  private boolean areOthers;

  private LockedRows(RowKey key) {
    this.key = key;
    this.rows = new HeldRows<>(KeyDigest.MAXIMUM_ROWS);
  }

  /**
   * Absent if they are more than can be held, or cannot be told apart.
   *
   * @param query tells rows as JSON and, if asked for, in the database's text form
   */
  static Optional<LockedRows> read(PreparedStatement query, RowKey key, boolean texts)
      throws SQLException {
    LockedRows locked = new LockedRows(key);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String before = Objects.requireNonNull(row.getString(1), "a row has an image");
        String text = texts ? Objects.requireNonNull(row.getString(2), "a row has a text") : "";
        locked.add(new RowPair(before, null, text, ""));
        if (locked.areOthers || locked.rows.areTooMany()) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(locked);
  }

  /** A join finds a row as often as it has partners. */
  private void add(RowPair row) throws SQLException {
    String before = Objects.requireNonNull(row.before());
    RowPair known = rows.hold(key.in(before), row, row.bytes());
    areOthers |= known != null && !known.equals(row);
  }

  /**
   * @param row as it is after the update
   */
  void changed(RowPair row) throws SQLException {
    changed++;
    if (areOthers || row.after() == null) {
      areOthers = true;
      return;
    }
    List<String> name = key.in(row.after());
    RowPair was = rows.get(name);
    if (was == null || was.after() != null) {
      areOthers = true;
      return;
    }
    rows.replace(
        name,
        new RowPair(was.before(), row.after(), was.beforeText(), row.afterText()),
        row.bytes());
    areOthers = rows.areTooMany();
  }

  /** Whether the changed rows are those that were read, once all are known. */
  boolean areThoseChanged() {
    return !areOthers && changed == rows.all().size();
  }

  void tell(RowTaker taker) throws SQLException {
    for (RowPair row : rows.all()) {
      taker.take(row);
    }
  }
}
