package io.countersign.audit.store;

import io.countersign.audit.Stamped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement one after another. */
final class Binder {
  private final Connection connection;
  private final PreparedStatement statement;
  private int last;

  Binder(Connection connection, PreparedStatement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  void text(@Nullable String value) throws SQLException {
    statement.setString(++last, value == null ? null : PostgresText.of(value));
  }

  void stamp(@Nullable Stamped<?> stamped) throws SQLException {
    text(stamped == null ? null : stamped.stamp().text());
  }

  void uuid(UUID value) throws SQLException {
    statement.setObject(++last, value);
  }

  void time(@Nullable Instant value) throws SQLException {
    statement.setObject(
        ++last, PostgresTime.optionalParameter(value), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  void day(LocalDate value) throws SQLException {
    statement.setObject(++last, value);
  }

  void texts(Stream<String> values) throws SQLException {
    statement.setArray(
        ++last, connection.createArrayOf("text", values.map(PostgresText::of).toArray()));
  }

  void uuids(List<UUID> values) throws SQLException {
    statement.setArray(++last, connection.createArrayOf("uuid", values.toArray()));
  }

  void numbers(Stream<Long> values) throws SQLException {
    statement.setArray(++last, connection.createArrayOf("bigint", values.toArray()));
  }

  void number(long value) throws SQLException {
    statement.setLong(++last, value);
  }

  void nulls(int count) throws SQLException {
    for (int i = 0; i < count; i++) {
      statement.setNull(++last, Types.NULL);
    }
  }
}
