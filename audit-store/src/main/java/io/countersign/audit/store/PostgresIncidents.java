package io.countersign.audit.store;

import io.countersign.audit.Closing;
import io.countersign.audit.Gap;
import io.countersign.audit.Incident;
import io.countersign.audit.IncidentFilter;
import io.countersign.audit.Incidents;
import io.countersign.audit.Page;
import io.countersign.audit.TrailSettings;
import io.countersign.contracts.IncidentKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds and keeps incidents in PostgreSQL. */
public final class PostgresIncidents implements Incidents {
  /** One looks at a time; the others need not. */
  private static final String ALONE =
      "SELECT pg_try_advisory_xact_lock(hashtextextended('countersign completeness', 0))";

  private static final String JOIN_RUNS =
      """
      WITH taken AS (DELETE FROM producer_run RETURNING *)
      INSERT INTO producer_numbers AS n (producer, epoch, arrived)
      SELECT producer, epoch, range_agg(int8range(first_number, last_number, '[]')) FROM taken
      WHERE first_number > 0 GROUP BY producer, epoch
      ON CONFLICT (producer, epoch) DO UPDATE SET arrived = n.arrived + excluded.arrived\
      """;

  /** What all numbers up to the last one leave out, now and at the look before. */
  private static final String TELL_PRODUCER_GAPS =
      """
      INSERT INTO incident (kind, subject, from_number, to_number, found_at)
      SELECT 'producer-gap', n.producer || '/' || n.epoch, lower(gap), upper(gap), ?
      FROM producer_numbers n CROSS JOIN LATERAL unnest(
        n.missing * (int8multirange(int8range(1, upper(n.arrived))) - n.arrived)) AS gap
      WHERE n.looked_at <= ?
      ON CONFLICT DO NOTHING\
      """;

  private static final String REMEMBER_PRODUCER_GAPS =
      """
      UPDATE producer_numbers SET looked_at = ?,
        missing = int8multirange(int8range(1, upper(arrived))) - arrived
      WHERE (looked_at IS NULL OR looked_at <= ?)
        AND (missing <> '{}' OR arrived <> int8multirange(int8range(1, upper(arrived))))\
      """;

  private static final String TELL_UNFINISHED =
      """
      INSERT INTO incident (kind, subject, from_number, to_number, found_at)
      SELECT 'unfinished-command', c.command_id::text, 0, 0, ? FROM command c
      WHERE c.outcome IS NULL AND c.cancelled_at IS NULL AND c.decision IS DISTINCT FROM 'denied'
        AND (c.approval IS NULL OR c.approval IN ('granted', 'glass-broken')) AND c.happened_at < ?
        AND NOT EXISTS (SELECT FROM event e WHERE e.command_id = c.command_id AND e.happened_at >= ?)
      ON CONFLICT DO NOTHING\
      """;

  /** Not again while an earlier one of the partition is open: its offset moves on all the time. */
  private static final String TELL_LAG =
      """
      INSERT INTO incident (kind, subject, from_number, to_number, found_at)
      SELECT 'lag', ?, ?, ?, ? WHERE NOT EXISTS (
        SELECT FROM incident i WHERE kind = 'lag' AND subject = ? AND NOT EXISTS (
          SELECT FROM incident_closing c WHERE c.incident_id = i.incident_id))
      ON CONFLICT DO NOTHING\
      """;

  private static final String COLUMNS =
      "SELECT i.incident_id, kind, subject, from_number, to_number, found_at, closed_by, reason, closed_at"
          + " FROM incident i LEFT JOIN incident_closing c USING (incident_id) ";
  private static final String PAGE =
      COLUMNS
          + """
          WHERE (?::boolean IS NULL OR (c.incident_id IS NULL) = ?::boolean) AND (?::text IS NULL OR kind = ?)
            AND i.incident_id < ? ORDER BY i.incident_id DESC LIMIT ?\
          """;

  private final Database database;
  private final Query query;
  private final ClosingRows closings;

  public PostgresIncidents(DataSource dataSource, TrailSettings settings) {
    this.database = new Database(dataSource);
    this.query = new Query(database, settings.queryTimeout());
    this.closings = new ClosingRows(database, "incident");
  }

  @Override
  public void look(Instant now, Instant settledBefore, Instant quietSince) {
    database.inTransaction(connection -> {
      if (isAlone(connection)) {
        execute(connection, JOIN_RUNS);
        execute(connection, TELL_PRODUCER_GAPS, now, settledBefore);
        execute(connection, REMEMBER_PRODUCER_GAPS, now, settledBefore);
        execute(connection, TELL_UNFINISHED, now, quietSince, quietSince);
        CountComparison.look(connection, now, settledBefore);
      }
      return now;
    });
  }

  @Override
  public void tellLag(List<Gap> lagging, Instant now) {
    database.inTransaction(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(TELL_LAG)) {
        for (Gap gap : lagging) {
          Binder binder = new Binder(connection, statement);
          String subject = gap.partition().toString();
          binder.text(subject);
          binder.number(gap.from());
          binder.number(gap.to());
          binder.time(now);
          binder.text(subject);
          statement.executeUpdate();
        }
        return now;
      }
    });
  }

  private static boolean isAlone(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALONE);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void execute(Connection connection, String sql, Instant... times)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Binder binder = new Binder(connection, statement);
      for (Instant time : times) {
        binder.time(time);
      }
      statement.executeUpdate();
    }
  }

  @Override
  public List<Incident> untold() {
    return query.list(
        COLUMNS + "WHERE NOT told ORDER BY i.incident_id", _ -> {}, PostgresIncidents::read);
  }

  @Override
  public void told(long id) {
    database.inTransaction(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("UPDATE incident SET told = true WHERE incident_id = ?")) {
        new Binder(connection, statement).number(id);
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public Optional<Incident> incident(long id) {
    return query
        .list(
            COLUMNS + "WHERE i.incident_id = ?",
            binder -> binder.number(id),
            PostgresIncidents::read)
        .stream()
        .findFirst();
  }

  @Override
  public Page<Incident, Long> incidents(IncidentFilter filter, @Nullable Long before, int limit) {
    String open = filter.open() == null ? null : filter.open().toString();
    String kind = filter.kind() == null ? null : filter.kind().toString();
    List<Incident> found =
        query.list(
            PAGE,
            binder -> {
              binder.text(open);
              binder.text(open);
              binder.text(kind);
              binder.text(kind);
              binder.number(before == null ? Long.MAX_VALUE : before);
              binder.number(limit + 1L);
            },
            PostgresIncidents::read);
    return Pages.of(found, limit, Incident::id);
  }

  @Override
  public boolean close(long id, Closing closing, Runnable record) {
    return closings.close(id, closing, record);
  }

  @Override
  public long open() {
    return query
        .list(
            "SELECT count(*) FROM incident i WHERE NOT EXISTS"
                + " (SELECT FROM incident_closing c WHERE c.incident_id = i.incident_id)",
            _ -> {},
            row -> row.getLong(1))
        .getFirst();
  }

  private static Incident read(ResultSet row) throws SQLException {
    return new Incident(
        row.getLong("incident_id"),
        IncidentKind.parse(row.getString("kind")),
        row.getString("subject"),
        row.getLong("from_number"),
        row.getLong("to_number"),
        PostgresTime.required(row, "found_at"),
        ClosingRows.read(row));
  }
}
