package io.countersign.log;

/** A proof does not prove what it should. The message says why; it quotes no data. */
public final class InvalidProofException extends Exception {
  private static final long serialVersionUID = 1;

  public InvalidProofException(String reason) {
    super(reason);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
