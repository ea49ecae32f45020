package io.countersign.intake;

import java.time.Duration;

/** How much of the commands under way is kept in memory; the audit store knows them all. */
public interface LiveSettings {
  /** The most commands. */
  int commands();

  /** The most bytes that their events may have together. */
  long bytes();

  /** How many bytes of a command's result are kept; its other chunks are read from the trail. */
  long resultBytes();

  /** How long a command that has ended stays. */
  Duration keepEnded();
}
