package io.countersign.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Records of one partition that were stored and not looked at yet.
 *
 * @param from the first offset
 * @param to the first offset that is too late
 * @param last whether there is nothing behind them
 */
record Arrival(String topic, int partition, long from, long to, boolean last) {
  /** Of one partition at a time. */
  private static final int MOST = 2_000;

  /**
   * Consumer positions move in the transaction that stores the records, so all before them are
   * there. What is skipped is what was never stored.
   */
  private static final String ARRIVED =
      """
      SELECT topic, partition, begin, least(begin + ?, stored) AS end, begin + ? >= stored AS last FROM (
        SELECT p.topic, p.partition, p.next_offset AS stored, coalesce((
          SELECT min(e.record_offset) FROM event e
          WHERE e.topic = p.topic AND e.partition = p.partition AND e.record_offset >= coalesce(b.next_offset, 0)),
          p.next_offset) AS begin
        FROM consumer_position p LEFT JOIN behaviour_position b USING (topic, partition)
        WHERE p.next_offset > coalesce(b.next_offset, 0)) AS waiting
      WHERE begin < stored ORDER BY topic, partition\
      """;

  private static final String MOVE =
      """
      INSERT INTO behaviour_position (topic, partition, next_offset) VALUES (?, ?, ?)
      ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset\
      """;

  /** The records themselves, of several arrivals; binds three arrays and one more. */
  static final String RECORDS =
      """
      unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[]) AS arrival (topic, partition, begin, stop)
      JOIN event e ON e.topic = arrival.topic AND e.partition = arrival.partition
        AND e.record_offset >= arrival.begin AND e.record_offset < arrival.stop\
      """;

  static List<Arrival> all(Connection connection) throws SQLException {
    return Query.list(
        connection,
        ARRIVED,
        binder -> {
          binder.number(MOST);
          binder.number(MOST);
        },
        Arrival::read);
  }

  private static Arrival read(ResultSet row) throws SQLException {
    return new Arrival(
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("begin"),
        row.getLong("end"),
        row.getBoolean("last"));
  }

  static void bind(Binder binder, List<Arrival> arrivals) throws SQLException {
    binder.texts(arrivals.stream().map(Arrival::topic));
    binder.texts(arrivals.stream().map(a -> Integer.toString(a.partition)));
    binder.numbers(arrivals.stream().map(Arrival::from));
    binder.numbers(arrivals.stream().map(Arrival::to));
  }

  static void done(Connection connection, List<Arrival> arrivals) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      for (Arrival arrival : arrivals) {
        Binder binder = new Binder(connection, move);
        binder.text(arrival.topic);
        binder.number(arrival.partition);
        binder.number(arrival.to);
        move.addBatch();
      }
      move.executeBatch();
    }
  }
}
