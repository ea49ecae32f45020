package io.countersign.intake;

import io.countersign.contracts.Access;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Grant;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Principal;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.event.CommandCancelled;
import java.util.Optional;

/** Where a command stands. */
public sealed interface CommandState {
  /** The name that JSON and metrics use. */
  String status();

  /** More will happen to it; only these can be cancelled. */
  sealed interface Open extends CommandState {
    CommandProgress progress();

    /** What its submitter says to stop it. */
    default CommandCancelled cancel(Principal by) {
      return new CommandCancelled(progress().id(), by, null);
    }
  }

  /** Nothing more will happen to it. */
  sealed interface Ended extends CommandState {}

  record Submitted(CommandProgress progress) implements Open {
    @Override
    public String status() {
      return "submitted";
    }
  }

  /** The executor is asked what it would do; then it is decided once more. */
  record Measuring(CommandProgress progress) implements Open {
    @Override
    public String status() {
      return "measuring";
    }
  }

  /** People will be asked when it is its turn. */
  record Queued(CommandProgress progress) implements Open {
    @Override
    public String status() {
      return "queued";
    }
  }

  record AwaitingApproval(CommandProgress progress) implements Open {
    @Override
    public String status() {
      return "awaiting-approval";
    }
  }

  /** Policy or people allowed it; it has not begun. */
  record Approved(CommandProgress progress) implements Open {
    @Override
    public String status() {
      return "approved";
    }
  }

  /** It runs, or its result is still on its way. */
  record Running(CommandProgress progress) implements Open {
    @Override
    public String status() {
      return "running";
    }
  }

  record Denied(Decision.Denied decision) implements Ended {
    @Override
    public String status() {
      return "denied";
    }
  }

  /** It does not run: it asked for a standing approval, which was given. */
  record Granted(Grant grant) implements Ended {
    @Override
    public String status() {
      return "granted";
    }
  }

  /**
   * It does not run: it asked for a standing approval, which cannot be given.
   *
   * @param reason why, and what to do instead
   */
  record Declined(String reason) implements Ended {
    @Override
    public String status() {
      return "declined";
    }
  }

  record Rejected() implements Ended {
    @Override
    public String status() {
      return "rejected";
    }
  }

  record Expired() implements Ended {
    @Override
    public String status() {
      return "expired";
    }
  }

  /**
   * It was cancelled before it began. Should the executor have been faster than the cancellation,
   * its outcome is told instead as soon as it is known.
   */
  record Cancelled() implements Ended {
    @Override
    public String status() {
      return "cancelled";
    }
  }

  record Succeeded(Outcome.Succeeded outcome) implements Ended {
    @Override
    public String status() {
      return "succeeded";
    }
  }

  record Failed(Outcome.Failed outcome) implements Ended {
    @Override
    public String status() {
      return "failed";
    }
  }

  record Refused(Outcome.Refused outcome) implements Ended {
    @Override
    public String status() {
      return "refused";
    }
  }

  record Unknown(Outcome.Unknown outcome) implements Ended {
    @Override
    public String status() {
      return "unknown";
    }
  }

  /** The furthest that a command is known to have come. */
  static CommandState of(CommandProgress progress) {
    if (progress.execution().finished() != null) {
      return finished(progress, progress.execution().finished().outcome());
    }
    if (progress.execution().started() != null || progress.result().hasBegun()) {
      return new Running(progress);
    }
    if (progress.command().grant() != null) {
      Optional<CommandState> answer = grant(progress.approval());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    ApprovalEnd end = progress.approval().end();
    return end == null ? beforeApproval(progress) : afterApproval(progress, end);
  }

  private static Optional<CommandState> grant(ApprovalProgress approval) {
    return approval
        .issued()
        .<CommandState>map(Granted::new)
        .or(() -> approval.declined().map(Declined::new));
  }

  private static CommandState finished(CommandProgress progress, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded succeeded when awaitsResult(progress, succeeded) ->
          new Running(progress);
      case Outcome.Succeeded succeeded -> new Succeeded(succeeded);
      case Outcome.Failed failed -> new Failed(failed);
      case Outcome.Refused refused when refused.reason() == RefusalReason.CANCELLED ->
          new Cancelled();
      case Outcome.Refused refused -> new Refused(refused);
      case Outcome.Unknown unknown -> new Unknown(unknown);
    };
  }

  /** The end of the execution may be read before the rows, which come on another topic. */
  private static boolean awaitsResult(CommandProgress progress, Outcome.Succeeded succeeded) {
    boolean reads =
        progress.execution().started() != null
            && progress.execution().started().access() == Access.READER;
    boolean expected = reads || succeeded.rowsReturned() > 0 || progress.result().hasBegun();
    return expected && !succeeded.recovered() && !progress.result().isComplete();
  }

  private static CommandState afterApproval(CommandProgress progress, ApprovalEnd end) {
    return switch (end) {
      case ApprovalEnd.Granted granted -> permitted(progress);
      case ApprovalEnd.Broken broken -> permitted(progress);
      // It has run, and its outcome is on its way on another topic.
      case ApprovalEnd.Drifted drifted -> new Running(progress);
      case ApprovalEnd.Rejected rejected -> new Rejected();
      case ApprovalEnd.Expired expired -> new Expired();
      case ApprovalEnd.Withdrawn withdrawn -> new Cancelled();
      case ApprovalEnd.Superseded superseded -> decidedAnew(progress);
    };
  }

  private static CommandState permitted(CommandProgress progress) {
    return progress.cancelled() == null ? new Approved(progress) : new Cancelled();
  }

  /** What policy says instead may be on its way, on another topic. */
  private static CommandState decidedAnew(CommandProgress progress) {
    return switch (progress.decided() == null ? null : progress.decided().decision()) {
      case Decision.Denied denied -> new Denied(denied);
      case Decision.Allowed allowed -> permitted(progress);
      case null -> new AwaitingApproval(progress);
      case Decision.ApprovalRequired before -> new AwaitingApproval(progress);
      case Decision.MeasureFirst before -> new AwaitingApproval(progress);
    };
  }

  private static CommandState beforeApproval(CommandProgress progress) {
    if (progress.decided() != null
        && progress.decided().decision() instanceof Decision.Denied denied) {
      return new Denied(denied);
    }
    // Once people have been asked, they are told first that they need not answer.
    if (progress.approval().isAsked()) {
      return new AwaitingApproval(progress);
    }
    if (progress.approval().isOpen()) {
      return new Queued(progress);
    }
    if (progress.cancelled() != null) {
      return new Cancelled();
    }
    if (progress.decided() == null) {
      return new Submitted(progress);
    }
    return switch (progress.decided().decision()) {
      case Decision.Allowed allowed -> new Approved(progress);
      case Decision.Denied denied -> new Denied(denied);
      case Decision.MeasureFirst measure -> new Measuring(progress);
      case Decision.ApprovalRequired required -> new AwaitingApproval(progress);
    };
  }
}
