package io.countersign.audit.store;

import io.countersign.audit.Advance;
import io.countersign.audit.Gap;
import io.countersign.audit.Partition;
import io.countersign.contracts.IncidentKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables {@code consumer_position} and {@code incident}. */
final class Positions {
  private static final String BEGIN =
      "INSERT INTO consumer_position (topic, partition, next_offset) VALUES (?, ?, 0) ON CONFLICT DO NOTHING";
  private static final String READ =
      "SELECT next_offset FROM consumer_position WHERE topic = ? AND partition = ?";
  private static final String MOVE =
      """
      UPDATE consumer_position p SET next_offset = m.next_offset
      FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[]) AS m (topic, partition, expected, next_offset)
      WHERE p.topic = m.topic AND p.partition = m.partition AND p.next_offset = m.expected\
      """;
  private static final String INCIDENT =
      """
      INSERT INTO incident (kind, subject, from_number, to_number) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING\
      """;

  private Positions() {}

  static Map<Partition, Long> read(Connection connection, Collection<Partition> partitions)
      throws SQLException {
    Map<Partition, Long> positions = new HashMap<>();
    try (PreparedStatement begin = connection.prepareStatement(BEGIN);
        PreparedStatement read = connection.prepareStatement(READ)) {
      for (Partition partition : partitions) {
        bind(begin, partition);
        begin.executeUpdate();
        bind(read, partition);
        try (ResultSet row = read.executeQuery()) {
          row.next();
          positions.put(partition, row.getLong(1));
        }
      }
    }
    return positions;
  }

  /** Whether every partition stood where the batch begins; if so, they have moved on. */
  static boolean move(Connection connection, List<Advance> advances) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      move.setArray(
          1, array(connection, "text", advances.stream().map(a -> a.partition().topic())));
      move.setArray(
          2, array(connection, "integer", advances.stream().map(a -> a.partition().number())));
      move.setArray(3, array(connection, "bigint", advances.stream().map(Advance::expected)));
      move.setArray(4, array(connection, "bigint", advances.stream().map(Advance::next)));
      return move.executeUpdate() == advances.size();
    }
  }

  static void tellGaps(Connection connection, List<Gap> gaps) throws SQLException {
    for (Gap gap : gaps) {
      tell(connection, IncidentKind.GAP, gap);
    }
  }

  static void tellRegression(Connection connection, Gap lost) throws SQLException {
    tell(connection, IncidentKind.REGRESSION, lost);
  }

  private static void tell(Connection connection, IncidentKind kind, Gap gap) throws SQLException {
    try (PreparedStatement incident = connection.prepareStatement(INCIDENT)) {
      incident.setString(1, kind.toString());
      incident.setString(2, gap.partition().toString());
      incident.setLong(3, gap.from());
      incident.setLong(4, gap.to());
      incident.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Partition partition) throws SQLException {
    statement.setString(1, partition.topic());
    statement.setInt(2, partition.number());
  }

  private static Array array(Connection connection, String type, Stream<?> values)
      throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }
}
