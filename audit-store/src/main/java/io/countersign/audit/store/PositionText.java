package io.countersign.audit.store;

import io.countersign.platform.event.RecordPosition;
import org.jspecify.annotations.Nullable;

/** A position in one column: topic/partition/offset. */
final class PositionText {
  private PositionText() {}

  static @Nullable RecordPosition parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split("/", -1);
    return new RecordPosition(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }
}
