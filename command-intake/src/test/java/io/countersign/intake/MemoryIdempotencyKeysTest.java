package io.countersign.intake;

import java.time.Duration;

class MemoryIdempotencyKeysTest extends IdempotencyKeysContract {
  private final MovableClock clock = new MovableClock();
  private final IdempotencyKeys keys = new MemoryIdempotencyKeys(LIFE, clock);

  @Override
  protected IdempotencyKeys keys() {
    return keys;
  }

  @Override
  protected void pass(Duration time) {
    clock.pass(time);
  }
}
