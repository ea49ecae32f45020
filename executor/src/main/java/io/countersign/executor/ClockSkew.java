package io.countersign.executor;

import java.time.Duration;

/**
 * How far the clocks of this executor and of whoever signs warrants may differ. It is granted where
 * a warrant begins, so that one is not refused for having just been issued. It is not granted where
 * a warrant ends: that would let it be used longer than people allowed, and whoever is late by so
 * little can ask again.
 */
public record ClockSkew(Duration tolerated) {
  private static final Duration MOST = Duration.ofSeconds(60);

  public ClockSkew {
    if (tolerated.isNegative() || tolerated.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "countersign.warrant.clock-skew must be from 0 s to 60 s, not " + tolerated);
    }
  }
}
