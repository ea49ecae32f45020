package io.countersign.intake;

import io.countersign.contracts.Digest;

/** What an attempt to use an idempotency key found. */
public sealed interface KeyClaim {
  /** The key was new; it now stands for the offered receipt. */
  record Fresh() implements KeyClaim {}

  /**
   * The key was used before.
   *
   * @param published whether that submission is surely recorded
   */
  record Known(Digest submission, Receipt receipt, boolean published) implements KeyClaim {}
}
