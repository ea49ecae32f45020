package io.countersign.intake;

import java.time.Duration;

/** What became of an attempt to say something about a command. */
public sealed interface CommentResult {
  /**
   * It is recorded, by this request or by an earlier one under the same key.
   *
   * @param replayed whether by an earlier one
   */
  record Recorded(CommandProgress progress, boolean replayed) implements CommentResult {}

  record Flawed(Flaw flaw) implements CommentResult {}

  /** Nobody is asked about the command yet, or any more. */
  record NobodyAsked(CommandState state) implements CommentResult {}

  /** As much has been said about the command as may be. */
  record TooMany(int most) implements CommentResult {}

  /** The account says more in a minute than it may. */
  record TooOften(Duration retryAfter) implements CommentResult {}

  /** The idempotency key stands for another comment. */
  record KeyReused(IdempotencyKey key) implements CommentResult {}
}
