package io.countersign.evaluator;

import java.time.Duration;

/**
 * How much is remembered of what principals did. A principal takes about 4 KB, and up to 200 bytes
 * for each name; a command about 500 bytes.
 *
 * @param lookBack what is older is forgotten
 * @param principals the one that was idle longest is forgotten first
 * @param namesPerPrincipal tables, and forms of statement, of each
 * @param commands those that have run, and as many that have not
 */
public record HistoryLimits(
    Duration lookBack, int principals, int namesPerPrincipal, int commands) {
  public HistoryLimits {
    if (lookBack.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException(
          "countersign.history.look-back must be at least a day, not " + lookBack);
    }
    if (principals < 1 || namesPerPrincipal < 1 || commands < 1) {
      throw new IllegalArgumentException(
          "countersign.history.principals, .names-per-principal and .commands must be at least 1");
    }
  }
}
