package io.countersign.approval.grant;

/** What became of a revocation. */
public sealed interface RevocationResult {
  /** From now on the grant answers for nothing. */
  record Revoked(StandingGrant grant) implements RevocationResult {}

  /** Somebody had revoked it before. */
  record RevokedBefore(StandingGrant grant) implements RevocationResult {}

  /** It had ended by itself. */
  record Ended(StandingGrant grant, GrantState state) implements RevocationResult {}

  /** Not by this principal. */
  record NotEntitled(String message) implements RevocationResult {}
}
