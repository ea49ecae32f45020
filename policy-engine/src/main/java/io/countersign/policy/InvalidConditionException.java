package io.countersign.policy;

/** A condition that does not compile, or is not a question with a yes or no for an answer. */
public final class InvalidConditionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line within the condition, from 1
   */
  InvalidConditionException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Where in the condition, from 1. */
  public int line() {
    return line;
  }
}
