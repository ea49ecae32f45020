package io.countersign.intake;

import java.time.Instant;

/** What became of an attempt to undo a command. */
public sealed interface UndoResult {
  /** A command that would undo it was submitted, with this result. */
  record Proposed(SubmitResult submission) implements UndoResult {}

  /**
   * Nothing would undo it.
   *
   * @param why a sentence
   */
  record Impossible(String why) implements UndoResult {}

  /** The executor does not have its rows any more. */
  record Forgotten(Instant since) implements UndoResult {}
}
