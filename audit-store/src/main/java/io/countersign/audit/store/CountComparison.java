package io.countersign.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Compares what producers counted with what has arrived. */
final class CountComparison {
  /** What producers may tell later than that is not compared any more. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final String JOIN_RUNS =
      """
      WITH taken AS (DELETE FROM arrival_run RETURNING *)
      INSERT INTO arrival AS a (producer, epoch, minute, topic, arrived, joined_at)
      SELECT producer, epoch, minute, topic, sum(arrived), ? FROM taken
      GROUP BY producer, epoch, minute, topic
      ON CONFLICT (producer, epoch, minute, topic)
        DO UPDATE SET arrived = a.arrived + excluded.arrived, joined_at = excluded.joined_at\
      """;

  /** Minutes of which something was told and is not compared, and nothing was told since. */
  private static final String DUE =
      """
      WITH due AS (
        SELECT producer, epoch, minute FROM publication_count c
        WHERE EXISTS (SELECT FROM publication_count n WHERE NOT n.compared
          AND n.producer = c.producer AND n.epoch = c.epoch AND n.minute = c.minute)
        GROUP BY producer, epoch, minute HAVING max(told_at) <= ?)
      """;

  private static final String TELL =
      DUE
          + """
          , told AS (
            SELECT producer, epoch, minute, topic, sum(acknowledged)::bigint AS acknowledged,
              sum(abandoned)::bigint AS abandoned
            FROM publication_count JOIN due USING (producer, epoch, minute)
            GROUP BY producer, epoch, minute, topic),
          compared AS (
            SELECT producer, epoch, minute, topic, coalesce(acknowledged, 0) AS acknowledged,
              coalesce(abandoned, 0) AS abandoned, coalesce(arrived, 0) AS arrived
            FROM told FULL JOIN (
              SELECT a.* FROM arrival a JOIN due USING (producer, epoch, minute)) AS arrivals
              USING (producer, epoch, minute, topic))
          INSERT INTO incident (kind, subject, from_number, to_number, found_at)
          SELECT 'count-mismatch', concat_ws('/', producer, epoch, topic,
              to_char(minute AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"')),
            acknowledged, arrived, ?
          FROM compared WHERE arrived < acknowledged OR arrived > acknowledged + abandoned
          ON CONFLICT DO NOTHING\
          """;

  private static final String REMEMBER =
      DUE
          + """
          UPDATE publication_count c SET compared = true FROM due
          WHERE c.producer = due.producer AND c.epoch = due.epoch AND c.minute = due.minute
            AND NOT c.compared\
          """;

  private CountComparison() {}

  /**
   * @param settledBefore what was told until then has had time to arrive
   */
  static void look(Connection connection, Instant now, Instant settledBefore) throws SQLException {
    execute(connection, JOIN_RUNS, now);
    execute(connection, TELL, settledBefore, now);
    execute(connection, REMEMBER, settledBefore);
    Instant old = now.minus(KEPT);
    execute(connection, "DELETE FROM publication_count WHERE compared AND told_at < ?", old);
    execute(connection, "DELETE FROM arrival WHERE joined_at < ?", old);
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
}
