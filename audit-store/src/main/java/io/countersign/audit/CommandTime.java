package io.countersign.audit;

import io.countersign.contracts.CommandId;
import java.time.Instant;

/**
 * When a command's id was drawn. It never changes, whichever of the command's events is read first,
 * so pages of commands stay as they are while events arrive.
 */
public final class CommandTime {
  private static final int TIME_ORDERED = 7;
  private static final int TIMESTAMP_SHIFT = 16;

  private CommandTime() {}

  /** The timestamp within a UUID version 7 (RFC 9562 §5.7); 1970 for an id that holds none. */
  public static Instant of(CommandId id) {
    if (id.value().version() != TIME_ORDERED) {
      return Instant.EPOCH;
    }
    Instant drawn = Instant.ofEpochMilli(id.value().getMostSignificantBits() >>> TIMESTAMP_SHIFT);
    return PlausibleTime.holds(drawn) ? drawn : Instant.EPOCH;
  }
}
