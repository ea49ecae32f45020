package io.countersign.audit.store;

import io.countersign.audit.behaviour.Finding;
import io.countersign.audit.behaviour.FindingKind;
import io.countersign.audit.behaviour.Observation;
import io.countersign.contracts.CommandId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes and reads rows of {@code finding}. */
final class FindingRows {
  static final String NAMES =
      "finding_id, kind, principal_subject, principal_name, aspect, period, from_time, to_time, sentence,"
          + " commands, queries, found_at, closed_by, reason, closed_at";

  /** What was observed before stays as it was observed first. */
  private static final String INSERT =
      """
      INSERT INTO finding (kind, principal_subject, principal_name, aspect, period, from_time, to_time, sentence,
        commands, queries, found_at)
      VALUES (?, ?, ?, ?, ?::date, ?, ?, ?, ?::uuid[], ?, ?) ON CONFLICT DO NOTHING\
      """;

  private FindingRows() {}

  static void insert(Connection connection, List<Observation> observations, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Observation observation : observations) {
        Binder binder = new Binder(connection, insert);
        binder.text(observation.kind().toString());
        binder.text(observation.subject());
        binder.text(observation.name());
        binder.text(observation.aspect());
        binder.text(observation.period().toString());
        binder.time(observation.from());
        binder.time(observation.to());
        binder.text(observation.sentence());
        binder.texts(observation.commands().stream().map(CommandId::toString));
        binder.texts(observation.queries().stream());
        binder.time(now);
        insert.executeUpdate();
      }
    }
  }

  static Finding read(ResultSet row) throws SQLException {
    Observation observation =
        new Observation(
            FindingKind.parse(row.getString("kind")),
            row.getString("principal_subject"),
            row.getString("principal_name"),
            row.getString("aspect"),
            row.getObject("period", LocalDate.class),
            PostgresTime.required(row, "from_time"),
            PostgresTime.required(row, "to_time"),
            row.getString("sentence"),
            Stream.of((UUID[]) row.getArray("commands").getArray()).map(CommandId::new).toList(),
            List.of((String[]) row.getArray("queries").getArray()));
    return new Finding(
        row.getLong("finding_id"),
        observation,
        PostgresTime.required(row, "found_at"),
        ClosingRows.read(row));
  }
}
