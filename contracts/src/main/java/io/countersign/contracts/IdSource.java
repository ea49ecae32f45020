package io.countersign.contracts;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Draws time-ordered ids: UUID version 7, a Unix timestamp in milliseconds and 74 random bits (RFC
 * 9562 §5.7).
 */
public final class IdSource {
  private final Clock clock;
  private final RandomGenerator random;

  public IdSource(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | random.nextInt(1 << 12);
    long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
