package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.platform.event.RecordPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds second deliveries of events. */
final class Duplicates {
  private static final String KNOWN =
      """
      SELECT event_id, topic, partition, record_offset FROM event
      WHERE event_id = ANY (?) AND duplicate_of IS NULL AND reading <> 'poison'\
      """;

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
    Object[] ids =
        records.stream().flatMap(r -> r.eventId().stream()).map(id -> id.value()).toArray();
    Map<UUID, RecordPosition> stored = new HashMap<>();
    try (PreparedStatement known = connection.prepareStatement(KNOWN)) {
      known.setArray(1, connection.createArrayOf("uuid", ids));
      try (ResultSet rows = known.executeQuery()) {
        while (rows.next()) {
          stored.put(
              rows.getObject(1, UUID.class),
              new RecordPosition(rows.getString(2), rows.getInt(3), rows.getLong(4)));
        }
      }
    }
    return stored;
  }
}
