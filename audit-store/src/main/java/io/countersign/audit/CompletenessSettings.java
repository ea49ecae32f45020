package io.countersign.audit;

import java.time.Duration;

/** How completeness is looked after. */
public interface CompletenessSettings {
  /** How often to look. */
  Duration interval();

  /** How long an event may be on its way behind a later one of its producer. */
  Duration grace();

  /** For what part of the time that Kafka keeps a record it may wait to be read. */
  double lagOfRetention();

  /** How long a command may be quiet that waits for nobody and has no end. */
  Duration unfinishedAfter();
}
