package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.DrawnAt;
import io.countersign.audit.RecordCategory;
import io.countersign.platform.event.RecordPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds second deliveries of events. */
final class Duplicates {
  private static final String KNOWN =
      """
      SELECT event_id, topic, partition, record_offset FROM event
      WHERE event_id = ANY (?) AND duplicate_of IS NULL AND reading <> 'poison'
        AND (category = ? OR category = 'unreadable') AND stored_on >= ?\
      """;

  /** How far the clock of a producer may be ahead of the store's. */
  private static final int CLOCKS_DIFFER_DAYS = 1;

  private Duplicates() {}

  /** The first delivery of each of the records that is another one. */
  static Map<RecordPosition, RecordPosition> among(Connection connection, List<AuditRecord> records)
      throws SQLException {
    Map<UUID, RecordPosition> first = stored(connection, records);
    Map<RecordPosition, RecordPosition> duplicates = new HashMap<>();
    for (AuditRecord candidate : records) {
      candidate
          .eventId()
          .ifPresent(id -> {
            RecordPosition known = first.putIfAbsent(id.value(), candidate.position());
            if (known != null) {
              duplicates.put(candidate.position(), known);
            }
          });
    }
    return duplicates;
  }

  private static Map<UUID, RecordPosition> stored(Connection connection, List<AuditRecord> records)
      throws SQLException {
    Map<RecordCategory, List<UUID>> ids =
        records.stream()
            .filter(r -> r.eventId().isPresent())
            .collect(
                Collectors.groupingBy(
                    RecordCategory::of,
                    Collectors.mapping(
                        r -> r.eventId().orElseThrow().value(), Collectors.toList())));
    Map<UUID, RecordPosition> stored = new HashMap<>();
    try (PreparedStatement known = connection.prepareStatement(KNOWN)) {
      for (Map.Entry<RecordCategory, List<UUID>> each : ids.entrySet()) {
        known.setArray(1, connection.createArrayOf("uuid", each.getValue().toArray()));
        known.setString(2, each.getKey().toString());
        known.setObject(3, firstDay(each.getValue()));
        try (ResultSet rows = known.executeQuery()) {
          while (rows.next()) {
            stored.put(
                rows.getObject(1, UUID.class),
                new RecordPosition(rows.getString(2), rows.getInt(3), rows.getLong(4)));
          }
        }
      }
    }
    return stored;
  }

  /** The day on which the first of them can have been stored: none was before its id was drawn. */
  private static LocalDate firstDay(List<UUID> ids) {
    Instant earliest = ids.stream().map(DrawnAt::of).min(Comparator.naturalOrder()).orElseThrow();
    return LocalDate.ofInstant(earliest, ZoneOffset.UTC).minusDays(CLOCKS_DIFFER_DAYS);
  }
}
