package io.countersign.approval.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;

/** Statements in the transaction that is under way, on its own connection. */
@ApplicationScoped
public class Sql {
  private final AgroalDataSource database;

  Sql(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Reads one row.
   *
   * @param <T> what it becomes
   */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * @return how many rows were changed
   */
  public int update(String statement, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement prepared = prepare(connection, statement, values)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  public <T> List<T> list(String query, RowReader<T> reader, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement prepared = prepare(connection, query, values);
        ResultSet rows = prepared.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  public <T> Optional<T> first(String query, RowReader<T> reader, @Nullable Object... values) {
    return list(query, reader, values).stream().findFirst();
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, @Nullable Object... values) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    for (int i = 0; i < values.length; i++) {
      prepared.setObject(i + 1, jdbc(connection, values[i]));
    }
    return prepared;
  }

  private static @Nullable Object jdbc(Connection connection, @Nullable Object value)
      throws SQLException {
    return switch (value) {
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case String[] texts -> connection.createArrayOf("text", texts);
      case null, default -> value;
    };
  }

  /** Class 08 is a connection's fault (PostgreSQL manual, Appendix A). */
  private static RuntimeException fault(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.startsWith("08")
        ? new JDBCConnectionException("the connection to the database failed", e)
        : new IllegalStateException("the database refused a statement: " + e.getMessage(), e);
  }
}
