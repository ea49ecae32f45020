package io.countersign.approval.outbox;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.TraceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The outbox as one relay at a time sees it: holds a session-level advisory lock (PostgreSQL
 * manual, Explicit Locking) until it is closed, and no transaction, so that waiting for Kafka keeps
 * nothing in the database waiting.
 */
final class WaitingEvents implements AutoCloseable {
  /** Any number that nothing else in this database locks. */
  private static final long LOCK = 0x6f7574626f78L;

  private final Connection connection;

  private WaitingEvents(Connection connection) {
    this.connection = connection;
  }

  /** Waits until no other relay has the outbox. */
  static WaitingEvents of(DataSource database) throws SQLException {
    WaitingEvents events = new WaitingEvents(database.getConnection());
    try {
      events.execute("select pg_advisory_lock(" + LOCK + ")");
      return events;
    } catch (SQLException e) {
      events.connection.close();
      throw e;
    }
  }

  /** The oldest events by their positions, in order. */
  SequencedMap<Long, PreparedEvent> oldest(int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select position, event_id, event_type, session_id, subject, previous, traceparent, value"
                + " from outbox order by position limit ?")) {
      select.setInt(1, limit);
      SequencedMap<Long, PreparedEvent> events = new LinkedHashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          events.put(rows.getLong("position"), event(rows));
        }
      }
      return events;
    }
  }

  private static PreparedEvent event(ResultSet row) throws SQLException {
    return new PreparedEvent(
        EventType.named(row.getString("event_type")).orElseThrow(),
        new EventId(row.getObject("event_id", UUID.class)),
        optional(row.getObject("session_id", UUID.class), SessionId::new),
        optional(row.getObject("subject", UUID.class), CommandId::new),
        optional(row.getString("previous"), Digest::parse),
        TraceContext.parse(row.getString("traceparent")).orElseThrow(),
        row.getBytes("value"));
  }

  /** Events about the system itself belong to no command and follow upon nothing. */
  private static <T, R> @Nullable R optional(@Nullable T value, Function<T, R> read) {
    return value == null ? null : read.apply(value);
  }

  void delete(Collection<Long> positions) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from outbox where position = any(?)")) {
      Array published = connection.createArrayOf("bigint", positions.toArray());
      delete.setArray(1, published);
      delete.executeUpdate();
    }
  }

  /** A connection that broke gave the lock back by itself. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      execute("select pg_advisory_unlock(" + LOCK + ")");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
