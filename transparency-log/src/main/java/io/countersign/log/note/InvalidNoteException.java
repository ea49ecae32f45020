package io.countersign.log.note;

/** A note, checkpoint or key is malformed, or not signed as it must be. The message says why. */
public final class InvalidNoteException extends Exception {
  private static final long serialVersionUID = 1;

  public InvalidNoteException(String reason) {
    super(reason);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
