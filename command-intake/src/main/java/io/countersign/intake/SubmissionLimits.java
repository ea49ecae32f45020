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

  /**
   * The most bytes that the event of a submission may have. Later events carry the command too, and
   * must stay within what Kafka takes.
   */
  int eventBytes();
}
