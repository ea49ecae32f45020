package io.countersign.approval;

/** What became of an answer. */
public sealed interface VoteResult {
  /** It counts, and the request now stands where {@code next} says. */
  record Counted(Vote vote, ApprovalState.AfterVote next) implements VoteResult {}

  /** The same person had given the same answer before; a person counts once. */
  record CountedBefore(ApprovalState state) implements VoteResult {}

  /**
   * It does not count, and the request stands where it stood.
   *
   * @param message what was wrong, and what to do
   */
  record Refused(VoteRefusal reason, String message) implements VoteResult {}
}
