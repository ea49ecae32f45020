package io.countersign.intake;

import io.countersign.contracts.Digest;

/** Remembers idempotency keys beyond the life of this process. */
public interface IdempotencyKeys {
  /**
   * Takes the key for a submission, unless it is taken already; of several callers at once exactly
   * one gets {@link KeyClaim.Fresh}.
   *
   * @throws KeysUnavailableException if nothing can be remembered at the moment
   */
  KeyClaim claim(IdempotencyKey key, Digest submission, Receipt offered);

  /**
   * Notes that the key's submission is recorded.
   *
   * @throws KeysUnavailableException if nothing can be remembered at the moment
   */
  void markPublished(IdempotencyKey key);

  /** Forgets keys that have expired. */
  void purge();
}
