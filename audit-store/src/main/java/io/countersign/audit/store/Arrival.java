package io.countersign.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Records of one partition that were stored and not looked at yet.
 *
 * @param from the first offset
 * @param to the first offset that is too late
 * @param storedOn the day on which the first of them was stored
 * @param last whether there is nothing behind them
 */
record Arrival(String topic, int partition, long from, long to, LocalDate storedOn, boolean last) {
  /** Of one partition at a time. */
  private static final int MOST = 2_000;

  /** What says something of commands. */
  private static final String CATEGORIES =
      "('commands', 'decisions', 'approvals', 'warrants', 'executions', 'results')";

  /**
   * Consumer positions move in the transaction that stores the records, so all before them are
   * there. Days of storing only grow along a partition, but for what clocks differ at midnight.
   */
  private static final String ARRIVED =
      """
      SELECT p.topic, p.partition, first.record_offset AS begin, first.stored_on,
        least(first.record_offset + ?, p.next_offset) AS stop,
        first.record_offset + ? >= p.next_offset AS last
      FROM consumer_position p LEFT JOIN behaviour_position b USING (topic, partition)
      CROSS JOIN LATERAL (
        SELECT e.record_offset, e.stored_on FROM event e
        WHERE e.topic = p.topic AND e.partition = p.partition AND e.record_offset >= coalesce(b.next_offset, 0)
          AND e.category IN %s AND e.stored_on >= coalesce(b.stored_on - 1, '-infinity')
        ORDER BY e.record_offset LIMIT 1) AS first
      WHERE p.next_offset > coalesce(b.next_offset, 0) AND first.record_offset < p.next_offset
      ORDER BY p.topic, p.partition\
      """
          .formatted(CATEGORIES);

  private static final String MOVE =
      """
      INSERT INTO behaviour_position (topic, partition, next_offset, stored_on) VALUES (?, ?, ?, ?::date)
      ON CONFLICT (topic, partition) DO UPDATE
      SET next_offset = excluded.next_offset, stored_on = excluded.stored_on\
      """;

  /** The records themselves, of several arrivals, found by their offsets. */
  static final String RECORDS =
      """
      unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::date[])
        AS arrival (topic, partition, begin, stop, stored_on)
      CROSS JOIN LATERAL (
        SELECT * FROM event
        WHERE topic = arrival.topic AND partition = arrival.partition AND record_offset >= arrival.begin
          AND record_offset < arrival.stop AND stored_on >= arrival.stored_on - 1 AND category IN %s OFFSET 0) AS e\
      """
          .formatted(CATEGORIES);

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
        row.getLong("stop"),
        row.getObject("stored_on", LocalDate.class),
        row.getBoolean("last"));
  }

  static void bind(Binder binder, List<Arrival> arrivals) throws SQLException {
    binder.texts(arrivals.stream().map(Arrival::topic));
    binder.texts(arrivals.stream().map(a -> Integer.toString(a.partition)));
    binder.numbers(arrivals.stream().map(Arrival::from));
    binder.numbers(arrivals.stream().map(Arrival::to));
    binder.texts(arrivals.stream().map(a -> a.storedOn.toString()));
  }

  static void done(Connection connection, List<Arrival> arrivals) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      for (Arrival arrival : arrivals) {
        Binder binder = new Binder(connection, move);
        binder.text(arrival.topic);
        binder.number(arrival.partition);
        binder.number(arrival.to);
        binder.text(arrival.storedOn.toString());
        move.addBatch();
      }
      move.executeBatch();
    }
  }
}
