package io.countersign.audit;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
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
    @Nullable Stamped<Instant> cancellation,
    @Nullable Stamped<Ending> ending) {
  /** How and when a command ended. */
  public record Ending(String outcome, Instant at) {}

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
        Stamped.later(cancellation, other.cancellation),
        Stamped.later(ending, other.ending));
  }
}
