package io.countersign.log.tile;

/** Something else is written there already, which must never happen to a log that only grows. */
public final class AlreadyWrittenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public AlreadyWrittenException(String path) {
    super("other bytes are written there already: " + path);
  }
}
