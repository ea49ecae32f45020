package io.countersign.audit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.AuditRecord;
import io.countersign.audit.Reading;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.platform.event.EventJson;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes changed rows into the table {@code row_change}. */
final class RowChangeRows {

  private static final int COLUMNS = 12;
  private static final ObjectMapper JSON = EventJson.mapper();

  private RowChangeRows() {}

  /**
   * @param first without second deliveries
   * @param storedOn the day of storing, of UTC
   */
  static void copy(
      Connection connection,
      String table,
      List<AuditRecord> first,
      Function<AuditRecord, LocalDate> storedOn)
      throws SQLException {
    List<AuditRecord> changes = first.stream().filter(r -> changes(r) != null).toList();
    if (!changes.isEmpty()) {
      BinaryCopy.into(
          connection,
          copyInto(table),
          rows -> {
            for (AuditRecord change : changes) {
              write(rows, change, changes(change), storedOn.apply(change));
            }
          });
    }
  }

  private static @Nullable RowsChanged changes(AuditRecord candidate) {
    return candidate.reading() instanceof Reading.Understood understood
            && understood.data() instanceof RowsChanged changed
        ? changed
        : null;
  }

  private static String copyInto(String table) {
    return """
    COPY %s (topic, partition, record_offset, place, command_id, happened_at, table_schema, table_name, kind,
      before, after, stored_on) FROM STDIN (FORMAT binary)\
    """
        .formatted(table);
  }

  private static void write(
      BinaryCopy rows, AuditRecord event, @Nullable RowsChanged changed, LocalDate storedOn)
      throws IOException {
    if (changed == null) {
      return;
    }
    int place = 0;
    for (RowChange change : changed.changes()) {
      rows.row(COLUMNS);
      rows.text(event.position().topic());
      rows.integer(event.position().partition());
      rows.bigint(event.position().offset());
      rows.integer(place++);
      rows.uuid(changed.commandId().value());
      rows.time(event.happenedAt());
      rows.text(changed.table().schema());
      rows.text(changed.table().name());
      rows.text(changed.kind().name());
      rows.json(json(change.before()));
      rows.json(json(change.after()));
      rows.date(storedOn);
    }
  }

  private static @Nullable String json(@Nullable Map<String, @Nullable Object> image)
      throws JsonProcessingException {
    return image == null ? null : PostgresText.inJson(JSON.writeValueAsString(image));
  }
}
