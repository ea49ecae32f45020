package io.countersign.audit.store;

import io.countersign.audit.Stamped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as one array of texts for each column, so that one statement takes all of them. */
final class TextRows {
  private final Connection connection;
  private final List<List<@Nullable String>> columns = new ArrayList<>();
  private int next;

  TextRows(Connection connection, int columns) {
    this.connection = connection;
    for (int i = 0; i < columns; i++) {
      this.columns.add(new ArrayList<>());
    }
  }

  /** The columns of the next row follow. */
  void row() {
    next = 0;
  }

  void text(@Nullable String value) {
    columns.get(next++).add(value == null ? null : PostgresText.of(value));
  }

  void stamp(@Nullable Stamped<?> stamped) {
    text(stamped == null ? null : stamped.stamp().text());
  }

  void uuid(UUID value) {
    text(value.toString());
  }

  void time(@Nullable Instant value) {
    text(value == null ? null : PostgresTime.parameter(value).toString());
  }

  void texts(Stream<String> values) throws SQLException {
    text(connection.createArrayOf("text", values.map(PostgresText::of).toArray()).toString());
  }

  void number(long value) {
    text(Long.toString(value));
  }

  void nulls(int count) {
    for (int i = 0; i < count; i++) {
      text(null);
    }
  }

  /** As the statement's parameters, one for each column. */
  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      statement.setArray(i + 1, connection.createArrayOf("text", columns.get(i).toArray()));
    }
  }
}
