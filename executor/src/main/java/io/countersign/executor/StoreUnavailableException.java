package io.countersign.executor;

/** The record of used warrants cannot be reached at the moment. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(Throwable cause) {
    super("the executor's own database cannot be used: " + cause.getMessage(), cause);
  }
}
