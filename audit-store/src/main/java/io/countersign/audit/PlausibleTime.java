package io.countersign.audit;

import java.time.Instant;

/**
 * Times that every database and every reader can represent: the years 1970 to 9999. Headers may
 * claim any other.
 */
public final class PlausibleTime {
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private PlausibleTime() {}

  public static boolean holds(Instant time) {
    return !time.isBefore(Instant.EPOCH) && time.isBefore(END);
  }
}
