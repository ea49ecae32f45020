package io.countersign.cli;

/** A command cannot do what it was asked; the message says what was wrong and what to do. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    super(message);
  }
}
