package io.countersign.audit.store;

import io.countersign.audit.Closing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Explanations of what was found, one for each at most. */
final class ClosingRows {
  private final Database database;
  private final String lock;
  private final String closed;
  private final String insert;

  /**
   * @param found the table of what is explained; explanations are in {@code found_closing}
   */
  ClosingRows(Database database, String found) {
    this.database = database;
    this.lock = "SELECT FROM %1$s WHERE %1$s_id = ? FOR UPDATE".formatted(found);
    this.closed = "SELECT FROM %1$s_closing WHERE %1$s_id = ?".formatted(found);
    this.insert =
        "INSERT INTO %1$s_closing (%1$s_id, closed_by, reason, closed_at) VALUES (?, ?, ?, ?)"
            .formatted(found);
  }

  /**
   * Records that it is closed, and then closes it, while everybody else who wants to waits. If the
   * record is kept and the closing is not, because the database was lost in between, it is open
   * still and may be closed again, which is recorded again: nothing is closed unrecorded.
   */
  boolean close(long id, Closing closing, Runnable record) {
    return database.inTransaction(connection -> {
      // Apart from the lock, so that it sees what whoever had the lock before has done.
      if (!finds(connection, lock, id) || finds(connection, closed, id)) {
        return false;
      }
      record.run();
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        Binder binder = new Binder(connection, statement);
        binder.number(id);
        binder.text(closing.by());
        binder.text(closing.reason());
        binder.time(closing.at());
        return statement.executeUpdate() == 1;
      }
    });
  }

  private static boolean finds(Connection connection, String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      new Binder(connection, statement).number(id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Of a row joined with its explanation; absent where there is none. */
  static @Nullable Closing read(ResultSet row) throws SQLException {
    String by = row.getString("closed_by");
    return by == null
        ? null
        : new Closing(by, row.getString("reason"), PostgresTime.required(row, "closed_at"));
  }
}
