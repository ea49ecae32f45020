package io.countersign.evaluator.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is remembered of what principals did. */
@ConfigMapping(prefix = "countersign.history")
public interface HistorySettings {
  /** How far back the event stream is read at start, and how long anything is remembered. */
  @WithDefault("7d")
  Duration lookBack();

  /** How many principals are remembered; the one that was idle longest is forgotten first. */
  @WithDefault("10000")
  int principals();

  /**
   * How many tables, forms of statement and questions about classified columns are remembered of
   * each principal.
   */
  @WithDefault("1000")
  int namesPerPrincipal();

  /** How many commands are remembered to recognise a second delivery, and until they have run. */
  @WithDefault("50000")
  int commands();
}
