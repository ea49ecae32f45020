package io.countersign.intake;

/** Idempotency keys cannot be looked up at the moment. */
public final class KeysUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeysUnavailableException(Throwable cause) {
    super("the idempotency keys cannot be reached", cause);
  }
}
