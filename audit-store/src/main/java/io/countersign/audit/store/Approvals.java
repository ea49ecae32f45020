package io.countersign.audit.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.behaviour.Vote;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.VoteCast;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.RecordPosition;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Approvals that people gave, each with the time at which what they approved was put to them. */
final class Approvals {
  private static final ObjectMapper JSON = EventJson.mapper();
  private static final String VOTES =
      """
      SELECT e.topic, e.partition, e.record_offset, e.happened_at, e.record_value FROM %s
      WHERE e.type = 'countersign.VoteCast.v1' AND e.reading = 'event' AND e.duplicate_of IS NULL\
      """
          .formatted(Arrival.RECORDS);
  private static final String ASKED =
      """
      SELECT type, happened_at, record_value FROM event
      WHERE command_id = ? AND category = 'approvals' AND type IN ('countersign.ApprovalRequested.v1', 'countersign.ApprovalRevised.v1')
        AND reading = 'event' AND happened_at <= ? ORDER BY happened_at DESC\
      """;
  private static final String INSERT =
      """
      INSERT INTO approval_given
        (topic, partition, record_offset, command_id, voter_subject, voter_name, asked_at, given_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
      """;
  private static final String BETWEEN =
      """
      SELECT a.command_id, a.voter_subject, a.voter_name, c.principal_subject, c.principal_name, a.asked_at, a.given_at
      FROM approval_given a JOIN command c USING (command_id)
      WHERE a.given_at >= ? AND a.given_at < ? AND c.principal_subject IS NOT NULL\
      """;

  private Approvals() {}

  private record Given(RecordPosition position, Instant at, VoteCast vote) {}

  private record Asked(Instant at, Digest digest) {}

  /** Takes down those that have arrived. */
  static void take(Connection connection, List<Arrival> arrivals) throws SQLException {
    List<Optional<Given>> votes =
        Query.list(
            connection, VOTES, binder -> Arrival.bind(binder, arrivals), Approvals::readVote);
    for (Optional<Given> vote : votes) {
      if (vote.isPresent() && vote.get().vote().verdict() == Verdict.APPROVE) {
        insert(connection, vote.get());
      }
    }
  }

  private static void insert(Connection connection, Given given) throws SQLException {
    VoteCast vote = given.vote();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Binder binder = new Binder(connection, insert);
      binder.text(given.position().topic());
      binder.number(given.position().partition());
      binder.number(given.position().offset());
      binder.uuid(vote.commandId().value());
      binder.text(vote.voter().subject());
      binder.text(vote.voter().name());
      binder.time(asked(connection, given));
      binder.time(given.at());
      insert.executeUpdate();
    }
  }

  /** When the very thing that was approved was put to people: the digest tells it. */
  private static @Nullable Instant asked(Connection connection, Given given) throws SQLException {
    List<Optional<Asked>> asked =
        Query.list(
            connection,
            ASKED,
            binder -> {
              binder.uuid(given.vote().commandId().value());
              binder.time(given.at());
            },
            Approvals::readAsked);
    return asked.stream()
        .flatMap(Optional::stream)
        .filter(a -> a.digest().equals(given.vote().digest()))
        .map(Asked::at)
        .findFirst()
        .orElse(null);
  }

  static List<Vote> between(Connection connection, Instant from, Instant to) throws SQLException {
    return Query.list(
        connection,
        BETWEEN,
        binder -> {
          binder.time(from);
          binder.time(to);
        },
        row ->
            new Vote(
                new CommandId(row.getObject("command_id", UUID.class)),
                row.getString("voter_subject"),
                row.getString("voter_name"),
                row.getString("principal_subject"),
                row.getString("principal_name"),
                PostgresTime.optional(row, "asked_at"),
                PostgresTime.required(row, "given_at")));
  }

  private static Optional<Given> readVote(ResultSet row) throws SQLException {
    Instant at = PostgresTime.required(row, "happened_at");
    RecordPosition position = EventColumns.position(row);
    return value(row, VoteCast.class).map(vote -> new Given(position, at, vote));
  }

  private static Optional<Asked> readAsked(ResultSet row) throws SQLException {
    Instant at = PostgresTime.required(row, "happened_at");
    Optional<Digest> digest =
        row.getString("type").equals("countersign.ApprovalRequested.v1")
            ? value(row, ApprovalRequested.class).map(ApprovalRequested::digest)
            : value(row, ApprovalRevised.class).map(ApprovalRevised::digest);
    return digest.map(d -> new Asked(at, d));
  }

  /** Empty for what is no longer understood, or not kept. */
  private static <T> Optional<T> value(ResultSet row, Class<T> type) throws SQLException {
    byte[] value = row.getBytes("record_value");
    try {
      return value == null ? Optional.empty() : Optional.of(JSON.readValue(value, type));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
