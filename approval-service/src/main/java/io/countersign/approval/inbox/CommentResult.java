package io.countersign.approval.inbox;

import java.time.Duration;

/** What became of a comment. */
public sealed interface CommentResult {
  /**
   * It was taken.
   *
   * @param submitter the subject of whoever is asked about
   */
  record Said(Comment comment, String submitter) implements CommentResult {}

  /** There is no such request, or none that this account may know of. */
  record Unknown() implements CommentResult {}

  /** Enough was said about this request. */
  record Full(int most) implements CommentResult {}

  /**
   * Somebody speaks too often.
   *
   * @param within so much is taken in this time
   */
  record TooOften(int most, Duration within) implements CommentResult {}
}
