package io.countersign.intake;

import io.countersign.contracts.Digest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Idempotency keys for as long as a test lasts. */
final class MemoryIdempotencyKeys implements IdempotencyKeys {
  private final Map<IdempotencyKey, Row> rows = new HashMap<>();
  private final Duration life;
  private final Clock clock;

  MemoryIdempotencyKeys(Duration life, Clock clock) {
    this.life = life;
    this.clock = clock;
  }

  @Override
  public synchronized KeyClaim claim(IdempotencyKey key, Digest submission, Receipt offered) {
    purge();
    Row row = rows.get(key);
    if (row != null) {
      return row.known();
    }
    rows.put(
        key, new Row(new KeyClaim.Known(submission, offered, false), clock.instant().plus(life)));
    return new KeyClaim.Fresh();
  }

  @Override
  public synchronized void markPublished(IdempotencyKey key) {
    rows.computeIfPresent(
        key,
        (k, row) ->
            new Row(
                new KeyClaim.Known(row.known().submission(), row.known().receipt(), true),
                row.expiresAt()));
  }

  @Override
  public synchronized void purge() {
    rows.values().removeIf(row -> !row.expiresAt().isAfter(clock.instant()));
  }

  private record Row(KeyClaim.Known known, Instant expiresAt) {}
}
