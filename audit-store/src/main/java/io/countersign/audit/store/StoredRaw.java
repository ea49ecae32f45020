package io.countersign.audit.store;

import io.countersign.audit.RawRecord;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.ValueAbsence;
import io.countersign.platform.event.RecordPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record, and what is stored of it that they do not tell.
 *
 * @param refused whether the store could not represent more than the bytes
 */
record StoredRaw(
    RawRecord raw,
    RecordCategory category,
    LocalDate storedOn,
    @Nullable RecordPosition duplicateOf,
    @Nullable ValueAbsence absence,
    boolean refused) {
  static final String NAMES =
      RawRows.NAMES
          + ", category, stored_on, duplicate_of,"
          + " coalesce(flaw LIKE 'the store cannot represent it%', false) AS refused";

  static StoredRaw read(ResultSet row) throws SQLException {
    return new StoredRaw(
        RawRows.read(row),
        RecordCategory.named(row.getString("category")),
        row.getObject("stored_on", LocalDate.class),
        PositionText.parse(row.getString("duplicate_of")),
        RawRows.absence(row),
        row.getBoolean("refused"));
  }

  /** Whether something can be made of it again. */
  boolean isReadable() {
    return absence == null && !refused;
  }

  StoredAs as() {
    return new StoredAs(category, storedOn, duplicateOf, true);
  }
}
