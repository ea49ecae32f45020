package io.countersign.approval.review;

import io.countersign.approval.StateName;
import io.countersign.approval.VoteRefusal;

/** What became of a review. */
public sealed interface ReviewResult {
  /** It is done, or the same person had said the same before. */
  record Completed() implements ReviewResult {}

  /** Somebody had done it before, or this person had said something else. */
  record CompletedBefore(Review.Done done) implements ReviewResult {}

  /** Nothing ran before it was approved. */
  record NotOwed(StateName state) implements ReviewResult {}

  /** Not by this principal: whoever might not have approved it does not review it. */
  record NotEntitled(VoteRefusal reason, String message) implements ReviewResult {}
}
