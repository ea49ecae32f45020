package io.countersign.approval;

import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.StageTimeout;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a stage has come, apart from its votes.
 *
 * @param askedAt since when; absent while it is not asked
 * @param escalated whether others are asked too by now
 * @param skipped whether it was left out
 */
public record StageStanding(@Nullable Instant askedAt, boolean escalated, boolean skipped) {
  static final StageStanding NOT_ASKED = new StageStanding(null, false, false);

  StageStanding asked(Instant at) {
    return askedAt == null ? new StageStanding(at, escalated, skipped) : this;
  }

  /** Everybody who may answer now. */
  public Approvers approvers(ApprovalStage stage) {
    return escalated && stage.timeout() instanceof StageTimeout.Escalate(var after, var to)
        ? stage.approvers().and(to)
        : stage.approvers();
  }

  /** When its time is over; empty if it has none that still counts. */
  public Optional<Instant> deadline(ApprovalStage stage) {
    StageTimeout timeout = stage.timeout();
    return askedAt == null || escalated || skipped || timeout == null
        ? Optional.empty()
        : Optional.of(askedAt.plus(timeout.after()));
  }
}
