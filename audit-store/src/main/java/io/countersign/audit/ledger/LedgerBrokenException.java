package io.countersign.audit.ledger;

/**
 * What is stored is not what was signed: somebody has changed it, or another database has taken its
 * place. Nothing more is signed until a person has looked.
 */
public final class LedgerBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LedgerBrokenException(String message) {
    super(message);
  }

  public LedgerBrokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
