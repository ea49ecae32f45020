package io.countersign.approval.grant;

/** What became of a revocation. */
public sealed interface RevocationResult {
  /** From now on the grant answers for nothing. */
  record Revoked() implements RevocationResult {}

  /** Somebody had revoked it before. */
  record RevokedBefore() implements RevocationResult {}

  /** It had ended by itself. */
  record Ended(GrantState state) implements RevocationResult {}

  /** Not by this principal. */
  record NotEntitled(String message) implements RevocationResult {}
}
