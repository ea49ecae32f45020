package io.countersign.executor;

/** A transaction that nobody waits for any more has not ended yet; it was asked to. */
public final class StillAtWorkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StillAtWorkException(TargetTransaction transaction) {
    super("transaction " + transaction.id() + " is still at work at the target");
  }
}
