package io.countersign.audit;

import java.time.Duration;

/** How the trail answers. */
public interface TrailSettings {
  /**
   * How many bytes of event values an answer holds at most; further ones are left out. But a
   * command's timeline leaves out only row images, so that it always tells what became of it.
   */
  long valueBytes();

  /** How long one query may take. */
  Duration queryTimeout();
}
