package io.countersign.platform.event;

/** Kafka did not take an event in time. Nobody may be told that it happened. */
public final class PublicationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PublicationFailedException(String eventType, Throwable cause) {
    super("Kafka did not acknowledge " + eventType + ": " + cause.getMessage(), cause);
  }
}
