package io.countersign.executor.postgres;

import io.countersign.executor.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queries that a session keeps under names. The server is asked each time whether the name
 * still stands for the same one: a rollback takes cursors away, and code of users can open others.
 */
final class HeldQueries {
  private static final String CURSOR =
      "SELECT creation_time::text || ' ' || statement FROM pg_catalog.pg_cursors WHERE name = ?";
  private static final String PREPARED =
      """
      SELECT prepare_time::text || ' ' || statement FROM pg_catalog.pg_prepared_statements
      WHERE name = ? AND from_sql\
      """;

  private final String identify;
  private final Map<String, Held> byName = new HashMap<>();

  private HeldQueries(String identify) {
    this.identify = identify;
  }

  static HeldQueries cursors() {
    return new HeldQueries(CURSOR);
  }

  static HeldQueries prepared() {
    return new HeldQueries(PREPARED);
  }

  /** Remembers what the server has just come to hold under the name. */
  void keep(String name, Work query, Connection connection) throws SQLException {
    String identity = identity(name, connection);
    if (identity != null) {
      byName.put(name, new Held(query, identity, 0));
    }
  }

  /** Empty if the name stands for nothing, or for what came by another way. */
  Optional<Held> find(String name, Connection connection) throws SQLException {
    Held held = byName.get(name);
    return held != null && held.identity().equals(identity(name, connection))
        ? Optional.of(held)
        : Optional.empty();
  }

  /** Counts what a use of it has sent. */
  void sent(String name, long rows) {
    byName.computeIfPresent(name, (_, held) -> held.having(rows));
  }

  private @Nullable String identity(String name, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(identify)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }
}
