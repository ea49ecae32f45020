package io.countersign.contracts.event;

/**
 * Where an event stands in what one producer published, so that a loss before Kafka is visible.
 *
 * @param producer a service instance
 * @param epoch grows with every start of the producer, and whenever it had to give up publishing an
 *     event
 * @param sequence counts from 1 without gaps within an epoch
 */
public record ProducerPosition(String producer, long epoch, long sequence) {
  public ProducerPosition {
    if (producer.isBlank() || epoch < 1 || sequence < 1) {
      throw new IllegalArgumentException(
          "a producer position has a producer, and an epoch and sequence from 1");
    }
  }
}
