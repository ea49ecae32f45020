package io.countersign.audit.retention;

/** What is stored is not what the ledger has; it is evidence, and stays. */
public final class DisposalRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DisposalRefusedException(String message) {
    super(message);
  }
}
