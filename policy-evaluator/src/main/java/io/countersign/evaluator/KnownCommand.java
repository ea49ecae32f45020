package io.countersign.evaluator;

import io.countersign.contracts.History;
import org.jspecify.annotations.Nullable;

/**
 * What has been told of a command so far, in whatever order.
 *
 * @param subject whose it is; absent before its first decision was told
 * @param history what was recorded with that decision
 * @param standing what policy said of it last
 * @param rows absent before its end was told
 */
record KnownCommand(
    @Nullable String subject,
    @Nullable History history,
    Standing standing,
    @Nullable RowCounts rows) {
  /** Where a command stands with policy. */
  enum Standing {
    UNTOLD,
    MEASURED,
    DENIED,
    JUDGED
  }

  static final KnownCommand NOTHING = new KnownCommand(null, null, Standing.UNTOLD, null);

  KnownCommand sentBy(String principal, @Nullable History recorded) {
    return new KnownCommand(principal, recorded, standing, rows);
  }

  KnownCommand standing(Standing next) {
    return new KnownCommand(subject, history, next, rows);
  }

  KnownCommand ran(RowCounts counted) {
    return new KnownCommand(subject, history, standing, counted);
  }

  boolean isSent() {
    return subject != null;
  }

  boolean isJudged() {
    return standing == Standing.DENIED || standing == Standing.JUDGED;
  }

  /** Nothing more will be told of it. */
  boolean hasEnded() {
    return standing == Standing.DENIED || (standing == Standing.JUDGED && rows != null);
  }
}
