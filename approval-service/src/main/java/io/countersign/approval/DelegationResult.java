package io.countersign.approval;

/** What became of the wish that somebody else answers. */
public sealed interface DelegationResult {
  /** They may from now on. */
  record Done(Delegation delegation) implements DelegationResult {}

  /**
   * Nothing has changed.
   *
   * @param message what was wrong, and what to do
   */
  record Refused(DelegationRefusal reason, String message) implements DelegationResult {}
}
