package io.countersign.intake;

import java.time.Duration;

/** How callers are answered. */
public interface AnswerSettings {
  /** The longest that a caller may wait for a command's end. */
  Duration maximumWait();

  /** How many result rows a status holds, and a page unless asked otherwise. */
  int pageRows();

  /** The most result rows of a page. */
  int maximumPageRows();

  /** How often a stream of events says that it is alive. */
  Duration heartbeat();

  /** How often the trail is asked about a watched command that is not in memory here. */
  Duration trailInterval();
}
