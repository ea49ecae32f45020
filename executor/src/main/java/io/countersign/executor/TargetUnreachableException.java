package io.countersign.executor;

/** A target cannot be asked at the moment. */
public final class TargetUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetUnreachableException(Throwable cause) {
    super("the target cannot be reached", cause);
  }
}
