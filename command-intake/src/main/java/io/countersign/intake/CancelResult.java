package io.countersign.intake;

/** What became of an attempt to cancel. */
public sealed interface CancelResult {
  /** The cancellation is recorded; what has not run will not. */
  record Requested(CommandProgress progress) implements CancelResult {}

  record AlreadyEnded(CommandState.Ended state) implements CancelResult {}
}
