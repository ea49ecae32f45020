package io.countersign.audit.store;

import io.countersign.audit.RawHeader;
import io.countersign.audit.RawRecord;
import io.countersign.audit.ValueAbsence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from rows of {@code event} what was on the wire. */
final class RawRows {
  static final String NAMES =
      "topic, partition, record_offset, kafka_time, record_key, headers, record_value, value_absence";

  private RawRows() {}

  /** Why the value is not there. */
  static @Nullable ValueAbsence absence(ResultSet row) throws SQLException {
    String reason = row.getString("value_absence");
    return reason == null ? null : ValueAbsence.named(reason);
  }

  static RawRecord read(ResultSet row) throws SQLException {
    byte[][] headers = (byte[][]) row.getArray("headers").getArray();
    List<RawHeader> pairs = new ArrayList<>(headers.length / 2);
    for (int i = 0; i + 1 < headers.length; i += 2) {
      pairs.add(new RawHeader(headers[i], headers[i + 1]));
    }
    return new RawRecord(
        EventColumns.position(row),
        row.getLong("kafka_time"),
        row.getBytes("record_key"),
        pairs,
        row.getBytes("record_value"));
  }
}
