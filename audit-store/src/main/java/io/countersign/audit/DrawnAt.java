package io.countersign.audit;

import java.time.Instant;
import java.util.UUID;

/** When an id was drawn, as far as it tells. */
public final class DrawnAt {
  private static final int TIME_ORDERED = 7;
  private static final int TIMESTAMP_SHIFT = 16;

  private DrawnAt() {}

  /** The timestamp within a UUID version 7 (RFC 9562 §5.7); 1970 for an id that holds none. */
  public static Instant of(UUID id) {
    if (id.version() != TIME_ORDERED) {
      return Instant.EPOCH;
    }
    Instant drawn = Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIMESTAMP_SHIFT);
    return PlausibleTime.holds(drawn) ? drawn : Instant.EPOCH;
  }
}
