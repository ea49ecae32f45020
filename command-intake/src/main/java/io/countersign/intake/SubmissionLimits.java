package io.countersign.intake;

/** How large a submitted command may be. */
public interface SubmissionLimits {
  /** The longest SQL text, in bytes of UTF-8. */
  int sqlBytes();

  /** The most bind values. */
  int parameters();

  /** The most bytes of UTF-8 that all bind values may have together. */
  int parameterBytes();

  /** The longest justification, in characters. */
  int justificationCharacters();
}
