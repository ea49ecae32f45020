package io.countersign.approval.notice;

import java.time.Duration;

/** Pauses of which each is twice as long as the one before, up to the longest. */
record Backoff(Duration first, Duration longest) {
  /**
   * @param before how many pauses there were
   */
  Duration pause(int before) {
    Duration pause = first;
    for (int i = 0; i < before && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
