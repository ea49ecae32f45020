package io.countersign.audit;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What some events together say of a command. Pictures join into the same whole in whatever order
 * and however often they are joined, so topics may be read in any order.
 */
public record CommandPicture(
    CommandId id,
    @Nullable Stamped<Command> submission,
    @Nullable Stamped<Judgement> judgement,
    @Nullable Stamped<ApprovalState> approval,
    Involvement involvement,
    Seen seen,
    @Nullable Stamped<Instant> cancellation,
    @Nullable Stamped<Ending> ending) {
  /**
   * How and when a command ended.
   *
   * @param rowsReturned and
   * @param rowsChanged by it; 0 unless it succeeded
   */
  public record Ending(String outcome, Instant at, long rowsReturned, long rowsChanged) {
    static Ending of(Outcome outcome, Instant at) {
      return outcome instanceof Outcome.Succeeded succeeded
          ? new Ending(outcome.outcome(), at, succeeded.rowsReturned(), succeeded.rowsChanged())
          : new Ending(outcome.outcome(), at, 0, 0);
    }
  }

  /** Nothing is known of it yet. */
  static CommandPicture of(CommandId id) {
    return new CommandPicture(id, null, null, null, Involvement.NONE, Seen.NOTHING, null, null);
  }

  CommandPicture submitted(Stamped<Command> by) {
    return new CommandPicture(id, by, judgement, approval, involvement, seen, cancellation, ending);
  }

  CommandPicture judged(Stamped<Judgement> by) {
    return new CommandPicture(
        id, submission, by, approval, involvement, seen, cancellation, ending);
  }

  CommandPicture asked(@Nullable Stamped<ApprovalState> state, Involvement people) {
    return new CommandPicture(id, submission, judgement, state, people, seen, cancellation, ending);
  }

  CommandPicture showing(Seen values) {
    return new CommandPicture(
        id, submission, judgement, approval, involvement, values, cancellation, ending);
  }

  CommandPicture cancelled(Stamped<Instant> at) {
    return new CommandPicture(id, submission, judgement, approval, involvement, seen, at, ending);
  }

  CommandPicture ended(Stamped<Ending> as) {
    return new CommandPicture(
        id, submission, judgement, approval, involvement, seen, cancellation, as);
  }

  /**
   * @throws IllegalArgumentException if the other is of another command
   */
  public CommandPicture join(CommandPicture other) {
    if (!id.equals(other.id)) {
      throw new IllegalArgumentException("pictures of two commands cannot be joined");
    }
    return new CommandPicture(
        id,
        Stamped.later(submission, other.submission),
        Stamped.later(judgement, other.judgement),
        Stamped.later(approval, other.approval),
        involvement.join(other.involvement),
        seen.join(other.seen),
        Stamped.later(cancellation, other.cancellation),
        Stamped.later(ending, other.ending));
  }
}
