package io.countersign.approval.outbox;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.CallbackRefused;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.local.DatabaseAccess;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.TraceContext;
import io.countersign.testing.Infrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own with the outbox's table. */
final class OutboxDatabase {
  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final SessionId session = new SessionId(UUID.randomUUID());

  OutboxDatabase() {
    DatabaseAccess access = Infrastructure.postgres().createDatabase("outbox");
    source.setUrl(access.jdbcUrl());
    source.setUser(access.user());
    source.setPassword(access.password());
    Flyway.configure().dataSource(source).load().migrate();
  }

  PGSimpleDataSource source() {
    return source;
  }

  /** Puts events of one command into the outbox, always of the same session. */
  List<EventId> fill(int count) throws SQLException {
    EventLink cause = cause(session);
    CommandId command = new CommandId(UUID.randomUUID());
    return insert(Stream.generate(() -> event(cause, command)).limit(count).toList());
  }

  /**
   * Puts events of another session into the outbox: two about its approval, the warrant, and one
   * about its approval again.
   */
  List<EventId> fillWithGrant() throws SQLException {
    EventLink cause = cause(new SessionId(UUID.randomUUID()));
    CommandId command = new CommandId(UUID.randomUUID());
    return insert(
        List.of(
            event(cause, command),
            event(cause, command),
            warrant(event(cause, command)),
            event(cause, command)));
  }

  /** Puts an event about the system itself into the outbox, which belongs to no command. */
  EventId fillWithAdministration() throws SQLException {
    PreparedEvent event =
        codec.prepare(
            Draft.administration(
                new EventId(UUID.randomUUID()),
                new CallbackRefused("slack", "late", CanonicalForm.of("callback").digest())));
    return insert(List.of(event)).getFirst();
  }

  private static PreparedEvent warrant(PreparedEvent like) {
    return new PreparedEvent(
        EventType.named("countersign.WarrantIssued.v1").orElseThrow(),
        like.id(),
        like.sessionId(),
        like.subject(),
        like.previous(),
        like.trace(),
        like.value());
  }

  private static EventLink cause(SessionId session) {
    return new EventLink(
        new EventId(UUID.randomUUID()),
        session,
        CanonicalForm.of("cause").digest(),
        TraceContext.continueOrStart(null));
  }

  private List<EventId> insert(List<PreparedEvent> events) throws SQLException {
    try (Connection connection = source.getConnection()) {
      for (PreparedEvent event : events) {
        insert(connection, event);
      }
    }
    return events.stream().map(PreparedEvent::id).toList();
  }

  private PreparedEvent event(EventLink cause, CommandId command) {
    return codec.prepare(
        Draft.following(
            cause,
            new EventId(UUID.randomUUID()),
            new ApprovalWithdrawn(new ApprovalRequestId(UUID.randomUUID()), command)));
  }

  private static void insert(Connection connection, PreparedEvent event) throws SQLException {
    OutboxRow row = OutboxRow.of(event);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into outbox (event_id, event_type, session_id, subject, previous, traceparent, value)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, row.eventId);
      insert.setString(2, row.eventType);
      insert.setObject(3, row.sessionId);
      insert.setObject(4, row.subject);
      insert.setString(5, row.previous);
      insert.setString(6, row.traceparent);
      insert.setBytes(7, row.value);
      insert.executeUpdate();
    }
  }

  int waiting() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from outbox")) {
      count.next();
      return count.getInt(1);
    }
  }

  /** What a relay sees of a database that goes away. */
  void breakOtherConnections() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
