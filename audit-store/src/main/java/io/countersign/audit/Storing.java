package io.countersign.audit;

/** What became of the attempt to store a batch. */
public sealed interface Storing {
  /**
   * @param duplicates how many of the records were second deliveries of events
   */
  record Stored(int duplicates) implements Storing {}

  /** Another instance has moved a position meanwhile; nothing was stored. */
  record NotOurs() implements Storing {}
}
