package io.countersign.benchmarks;

import java.time.Duration;
import java.util.function.Supplier;

/** An access token that is fetched anew well before it expires. */
final class FreshToken implements Supplier<String> {
  private static final Duration KEPT = Duration.ofMinutes(2);

  private final Supplier<String> source;
  private String token;
  private long fetchedAt;

  FreshToken(Supplier<String> source) {
    this.source = source;
    this.token = source.get();
    this.fetchedAt = System.nanoTime();
  }

  @Override
  public synchronized String get() {
    if (System.nanoTime() - fetchedAt > KEPT.toNanos()) {
      token = source.get();
      fetchedAt = System.nanoTime();
    }
    return token;
  }
}
