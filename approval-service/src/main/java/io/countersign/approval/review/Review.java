package io.countersign.approval.review;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.ReviewVerdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for a command that ran before anybody had approved it.
 *
 * @param brokenBy the person who let it run
 * @param name the name people know them by
 * @param reason why it could not wait
 * @param escalations how often it was told that the review is late
 * @param done absent while it is owed
 */
public record Review(
    ApprovalRequestId requestId,
    CommandId commandId,
    String dataSource,
    String statement,
    String brokenBy,
    String name,
    String reason,
    Instant brokenAt,
    Instant dueAt,
    int escalations,
    @Nullable Done done) {
  /** A review that is ignored is told of at least this often. */
  static final Duration LONGEST_PAUSE = Duration.ofDays(7);

  /**
   * The answer.
   *
   * @param reviewer what persons are told apart by
   * @param name the name people know them by
   */
  public record Done(
      String reviewer, String name, ReviewVerdict verdict, String comment, Instant at) {}

  /**
   * How long after it was told so many times that it is late it is told again: the time that the
   * review had, doubled each time.
   */
  public static Duration pause(Duration reviewWithin, int times) {
    Duration pause = reviewWithin;
    for (int i = 1; i < times && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
