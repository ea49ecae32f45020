package io.countersign.platform.event;

/** Kafka did not take an event in time. Nobody may be told that it happened. */
public final class PublicationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean maybeWritten;

  /** An event that may have been written. */
  public PublicationFailedException(String eventType, Throwable cause) {
    this(eventType, cause, true);
  }

  private PublicationFailedException(String eventType, Throwable cause, boolean maybeWritten) {
    super("Kafka did not acknowledge " + eventType + ": " + cause.getMessage(), cause);
    this.maybeWritten = maybeWritten;
  }

  static PublicationFailedException beforeSending(String eventType, Throwable cause) {
    return new PublicationFailedException(eventType, cause, false);
  }

  /**
   * Whether the broker may have written the event all the same, its answer having been lost. If
   * not, it certainly did not happen.
   */
  public boolean mayHaveBeenWritten() {
    return maybeWritten;
  }
}
