package io.countersign.executor;

import io.countersign.contracts.Digest;
import io.countersign.platform.event.PreparedEvent;

/** How far an execution had come when it was last recorded. */
public sealed interface Progress {
  /** Nothing was sent that could have changed anything. */
  record Claimed() implements Progress {}

  /**
   * A writing transaction was opened.
   *
   * @param rowsChanged known once everything but the commit is done; until then 0
   * @param lastEvent what the end of the command follows upon
   */
  record Writing(TargetTransaction transaction, long rowsChanged, Digest lastEvent)
      implements Progress {}

  /** It is over, and this is the event that says so, whether or not it has been published. */
  record Finished(PreparedEvent event) implements Progress {}
}
