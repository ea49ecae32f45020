package io.countersign.executor;

/** The connection broke while a transaction was committing, so it may or may not have. */
public final class CommitUncertainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommitUncertainException(Throwable cause) {
    super("the connection to the target broke during the commit", cause);
  }
}
