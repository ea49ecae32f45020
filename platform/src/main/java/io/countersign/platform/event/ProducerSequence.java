package io.countersign.platform.event;

import io.countersign.contracts.event.ProducerPosition;
import java.time.Clock;

/**
 * Numbers what one producer publishes. Whoever draws numbers must do so in the order of sending.
 */
final class ProducerSequence {
  private final String producer;
  private final Clock clock;
  private long epoch;
  private long last;

  ProducerSequence(String producer, Clock clock) {
    this.producer = producer;
    this.clock = clock;
    this.epoch = clock.millis();
  }

  synchronized ProducerPosition next() {
    return new ProducerPosition(producer, epoch, ++last);
  }

  /** Leaves an epoch that has a gap, unless that has been done already. */
  synchronized void abandon(ProducerPosition position) {
    if (position.epoch() == epoch) {
      epoch = Math.max(epoch + 1, clock.millis());
      last = 0;
    }
  }
}
