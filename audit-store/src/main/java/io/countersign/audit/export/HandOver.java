package io.countersign.audit.export;

/** What came of handing over. */
public sealed interface HandOver {
  /**
   * All that were due are taken.
   *
   * @param lag how many events the destination is behind
   */
  record Done(long lag) implements HandOver {}

  /** Another instance is at it. */
  record Elsewhere() implements HandOver {}
}
