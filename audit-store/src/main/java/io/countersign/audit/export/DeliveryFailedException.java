package io.countersign.audit.export;

/** A receiver did not take what it was given. It is tried again. */
public final class DeliveryFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what went wrong, without what was to be delivered
   */
  public DeliveryFailedException(String message) {
    super(message);
  }
}
