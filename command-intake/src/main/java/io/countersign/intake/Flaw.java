package io.countersign.intake;

/**
 * Why a submission or a comment is not taken.
 *
 * @param detail what is wrong with it, and what to do
 */
public record Flaw(Kind kind, String detail) {
  /** What is wrong with it. */
  public enum Kind {
    EMPTY_SQL,
    SQL_TOO_LONG,
    UNSTORABLE_TEXT,
    TOO_MANY_PARAMETERS,
    PARAMETERS_TOO_LARGE,
    JUSTIFICATION_TOO_LONG,
    COMMAND_TOO_LARGE,
    INVALID_GRANT,
    SEALED_PARAMETER,
    EMPTY_COMMENT,
    COMMENT_TOO_LONG,
    CONTROL_CHARACTERS
  }
}
