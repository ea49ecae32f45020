package io.countersign.cli.client;

/** A service answered something else than it should, or not at all. */
public final class UnexpectedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnexpectedAnswerException(String message) {
    super(message);
  }
}
