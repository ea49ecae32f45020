package io.countersign.executor;

import io.countersign.contracts.WarrantId;

/** Another run of the executor took the claim over, believing this one dead. */
public final class ClaimLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClaimLostException(WarrantId warrant) {
    super("another run of the executor took over the warrant " + warrant);
  }
}
