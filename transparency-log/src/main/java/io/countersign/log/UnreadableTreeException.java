package io.countersign.log;

/** Stored hashes of a tree are missing, or are not those that its root covers. */
public final class UnreadableTreeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableTreeException(String message) {
    super(message);
  }

  public UnreadableTreeException(String message, Throwable cause) {
    super(message, cause);
  }
}
