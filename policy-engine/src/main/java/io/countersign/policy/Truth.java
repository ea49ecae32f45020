package io.countersign.policy;

/** What evaluating a condition came to. */
public sealed interface Truth {
  record Holds() implements Truth {}

  record DoesNotHold() implements Truth {}

  /**
   * The condition failed while it was evaluated: a division by zero, an index out of bounds.
   *
   * @param reason what failed, for the author of the policy
   */
  record Undecidable(String reason) implements Truth {}
}
