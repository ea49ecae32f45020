package io.countersign.platform.event;

/** Puts events on their topics. */
public interface EventPublisher {
  /**
   * Publishes an event. Events of one session published one after another arrive in that order.
   *
   * @return at once; its {@link Publication#acknowledged()} completes when all in-sync replicas
   *     have the event, or with {@link PublicationFailedException} when the publisher gave up
   */
  Publication publish(PreparedEvent event);

  Publication publish(Draft draft);
}
