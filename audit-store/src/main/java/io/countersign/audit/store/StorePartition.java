package io.countersign.audit.store;

import io.countersign.audit.RecordCategory;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table that holds the rows of some days.
 *
 * @param category absent for {@code row_change}
 * @param to the first day that is no longer its own
 */
record StorePartition(@Nullable RecordCategory category, LocalDate from, LocalDate to) {
  /** The table that it is a part of. */
  String parent() {
    return category == null ? "row_change" : "event_" + category.name().toLowerCase(Locale.ROOT);
  }

  String table() {
    return parent() + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(from);
  }

  /** The columns that no two rows have in common. */
  String uniqueColumns() {
    return switch (category) {
      case null -> "partition, record_offset, place";
      case UNREADABLE -> "partition, record_offset, topic";
      // All of one topic.
      default -> "partition, record_offset";
    };
  }
}
