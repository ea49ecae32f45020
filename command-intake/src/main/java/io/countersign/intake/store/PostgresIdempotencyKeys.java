package io.countersign.intake.store;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import io.countersign.intake.IdempotencyKey;
import io.countersign.intake.IdempotencyKeys;
import io.countersign.intake.KeyClaim;
import io.countersign.intake.KeysUnavailableException;
import io.countersign.intake.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Idempotency keys as rows; the primary key decides who was first. */
@ApplicationScoped
class PostgresIdempotencyKeys implements IdempotencyKeys {
  /** An expired row is as good as none. */
  private static final String TAKE =
      """
      INSERT INTO idempotency_key
        (subject, key, submission_digest, command_id, session_id, event_id, submitted_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (subject, key) DO UPDATE SET
        submission_digest = excluded.submission_digest,
        command_id = excluded.command_id,
        session_id = excluded.session_id,
        event_id = excluded.event_id,
        submitted_at = excluded.submitted_at,
        published = false,
        expires_at = excluded.expires_at
      WHERE idempotency_key.expires_at <= ?
      """;

  private static final String READ =
      """
      SELECT submission_digest, command_id, session_id, event_id, submitted_at, published
      FROM idempotency_key WHERE subject = ? AND key = ?
      """;

  private static final String MARK =
      "UPDATE idempotency_key SET published = true WHERE subject = ? AND key = ?";

  private static final String PURGE = "DELETE FROM idempotency_key WHERE expires_at <= ?";

  private final DataSource database;
  private final KeyConfiguration configuration;
  private final Clock clock;

  PostgresIdempotencyKeys(DataSource database, KeyConfiguration configuration, Clock clock) {
    this.database = database;
    this.configuration = configuration;
    this.clock = clock;
  }

  @Override
  public KeyClaim claim(IdempotencyKey key, Digest submission, Receipt offered) {
    try (Connection connection = database.getConnection()) {
      while (true) {
        if (take(connection, key, submission, offered)) {
          return new KeyClaim.Fresh();
        }
        Optional<KeyClaim.Known> known = read(connection, key);
        if (known.isPresent()) {
          return known.get();
        }
        // The row expired and was purged between the two statements.
      }
    } catch (SQLException e) {
      throw new KeysUnavailableException(e);
    }
  }

  @Override
  public void markPublished(IdempotencyKey key) {
    try (Connection connection = database.getConnection();
        PreparedStatement mark = connection.prepareStatement(MARK)) {
      mark.setString(1, key.subject());
      mark.setString(2, key.text());
      mark.executeUpdate();
    } catch (SQLException e) {
      throw new KeysUnavailableException(e);
    }
  }

  @Override
  public void purge() {
    try (Connection connection = database.getConnection();
        PreparedStatement purge = connection.prepareStatement(PURGE)) {
      purge.setObject(1, now());
      purge.executeUpdate();
    } catch (SQLException e) {
      throw new KeysUnavailableException(e);
    }
  }

  private boolean take(
      Connection connection, IdempotencyKey key, Digest submission, Receipt offered)
      throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setString(1, key.subject());
      take.setString(2, key.text());
      take.setString(3, submission.text());
      take.setObject(4, offered.commandId().value());
      take.setObject(5, offered.sessionId().value());
      take.setObject(6, offered.eventId().value());
      take.setObject(7, offered.submittedAt().atOffset(ZoneOffset.UTC));
      take.setObject(8, now().plus(configuration.keep()));
      take.setObject(9, now());
      return take.executeUpdate() == 1;
    }
  }

  private static Optional<KeyClaim.Known> read(Connection connection, IdempotencyKey key)
      throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setString(1, key.subject());
      read.setString(2, key.text());
      try (ResultSet row = read.executeQuery()) {
        return row.next() ? Optional.of(known(row)) : Optional.empty();
      }
    }
  }

  private static KeyClaim.Known known(ResultSet row) throws SQLException {
    return new KeyClaim.Known(
        new Digest(row.getString("submission_digest")),
        new Receipt(
            new CommandId(row.getObject("command_id", UUID.class)),
            new SessionId(row.getObject("session_id", UUID.class)),
            new EventId(row.getObject("event_id", UUID.class)),
            row.getObject("submitted_at", OffsetDateTime.class).toInstant()),
        row.getBoolean("published"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
