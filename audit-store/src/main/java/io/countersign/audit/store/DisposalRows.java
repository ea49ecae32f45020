package io.countersign.audit.store;

import io.countersign.audit.RecordCategory;
import io.countersign.audit.retention.Disposal;
import io.countersign.audit.retention.RecordDays;
import io.countersign.contracts.event.EventId;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.log.bundle.OffsetRange;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads and writes rows of {@code disposal} and {@code disposal_range}. */
final class DisposalRows {
  static final String COLUMNS =
      "disposal_id, category, stored_from, stored_to, event_id, begun_at, manifest, told_at, done_at";
  private static final String DONE =
      "SELECT manifest FROM disposal WHERE done_at IS NOT NULL ORDER BY disposal_id";
  private static final String RANGES =
      """
      INSERT INTO disposal_range (disposal_id, topic, partition, first_offset, record_count)
      SELECT ?, r.* FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[]) AS r\
      """;

  private DisposalRows() {}

  static Disposal read(ResultSet row) throws SQLException {
    String manifest = row.getString("manifest");
    return new Disposal(
        row.getLong("disposal_id"),
        new RecordDays(
            RecordCategory.named(row.getString("category")),
            row.getObject("stored_from", LocalDate.class),
            row.getObject("stored_to", LocalDate.class)),
        new EventId(row.getObject("event_id", UUID.class)),
        PostgresTime.required(row, "begun_at"),
        manifest == null ? null : DisposalManifest.parse(manifest),
        PostgresTime.optional(row, "told_at"),
        PostgresTime.optional(row, "done_at"));
  }

  /** Those of records that are gone. */
  static List<DisposalManifest> manifests(Connection connection) throws SQLException {
    List<DisposalManifest> manifests = new ArrayList<>();
    try (PreparedStatement done = connection.prepareStatement(DONE);
        ResultSet rows = done.executeQuery()) {
      while (rows.next()) {
        manifests.add(DisposalManifest.parse(rows.getString(1)));
      }
    }
    return manifests;
  }

  static void keepRanges(Connection connection, long disposal, List<OffsetRange> ranges)
      throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(RANGES)) {
      keep.setLong(1, disposal);
      keep.setArray(2, array(connection, "text", ranges, OffsetRange::topic));
      keep.setArray(3, array(connection, "integer", ranges, OffsetRange::partition));
      keep.setArray(4, array(connection, "bigint", ranges, OffsetRange::first));
      keep.setArray(5, array(connection, "bigint", ranges, OffsetRange::count));
      keep.executeUpdate();
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<OffsetRange> ranges,
      Function<OffsetRange, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, ranges.stream().map(value).toArray());
  }
}
