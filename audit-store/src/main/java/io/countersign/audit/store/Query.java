package io.countersign.audit.store;

import io.countersign.audit.QueryTooLongException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs queries within a time limit. */
final class Query {
  /** SQLSTATE query_canceled. */
  private static final String CANCELLED = "57014";

  private final Database database;
  private final Duration timeout;

  Query(Database database, Duration timeout) {
    this.database = database;
    this.timeout = timeout;
  }

  interface Binding {
    void bind(Binder binder) throws SQLException;
  }

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * @throws QueryTooLongException if the time was not enough
   */
  <T> List<T> list(String sql, Binding binding, Row<T> reader) {
    return database.inTransaction(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
        binding.bind(new Binder(connection, statement));
        return read(statement, reader);
      } catch (SQLException e) {
        if (CANCELLED.equals(e.getSQLState())) {
          throw new QueryTooLongException(timeout, e);
        }
        throw e;
      }
    });
  }

  /** The same within a transaction that there is already, as long as it takes. */
  static <T> List<T> list(Connection connection, String sql, Binding binding, Row<T> reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(new Binder(connection, statement));
      return read(statement, reader);
    }
  }

  private static <T> List<T> read(PreparedStatement statement, Row<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    return found;
  }
}
