package io.countersign.executor;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import java.time.Duration;

/** Tells how commands ended, each under one event id however often it is told. */
final class Ends {
  static final Outcome.Refused CANCELLED_BEFORE =
      new Outcome.Refused(RefusalReason.CANCELLED, "The command was cancelled before it started.");

  static final Outcome.Refused RUN_BEFORE =
      new Outcome.Refused(
          RefusalReason.WARRANT_USED, "The command has been run under another warrant.");

  static final Outcome INTERRUPTED_READ =
      new Outcome.Failed(
          null,
          "The executor was interrupted while the command ran. It only read: nothing was changed."
              + " Submit the command again.");

  static final Outcome GIVEN_UP =
      new Outcome.Failed(
          null, "The executor failed to run the command; its log says why. Nothing was changed.");

  static final Outcome UNCERTAIN =
      new Outcome.Unknown(
          "The executor failed while the command ran; its log says why. Look at the data before the"
              + " command is submitted again.");

  private final WarrantHandler.Surroundings surroundings;

  Ends(WarrantHandler.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The end is recorded first, so that it stays the same. */
  void finish(Claim claim, EventLink cause, EventLink last, Outcome outcome) {
    ExecutionFinished finished =
        new ExecutionFinished(
            claim.executionId(),
            claim.commandId(),
            claim.warrantId(),
            outcome,
            Duration.between(claim.claimedAt(), surroundings.clock().instant()));
    PreparedEvent event =
        surroundings
            .codec()
            .prepare(
                Draft.following(last, cause.id().derive(EventType.of(finished).name()), finished));
    settle(claim, outcome);
    surroundings.claims().finish(claim, event);
    surroundings.ended().accept(finished);
    tell(event);
  }

  /**
   * What was kept to undo the command is kept on only if there is something to undo. Where that is
   * not sure, the target is asked when somebody wants to undo it.
   */
  private void settle(Claim claim, Outcome outcome) {
    switch (outcome) {
      case Outcome.Succeeded succeeded when succeeded.uncommitted() -> {}
      case Outcome.Succeeded _ -> surroundings.images().settle(claim.executionId(), true);
      case Outcome.Failed _, Outcome.Refused _ ->
          surroundings.images().settle(claim.executionId(), false);
      case Outcome.Unknown _ -> {}
    }
  }

  /**
   * Of a command that was not begun and never will be.
   *
   * @return false if its warrant, or another one, has been used before
   */
  boolean useUp(Claim claim, ReceivedWarrant received, Outcome outcome) {
    ExecutionFinished finished = received.endedWithoutRun(outcome);
    PreparedEvent event = prepare(received, finished);
    boolean first = surroundings.claims().useUp(claim, event);
    if (first) {
      surroundings.ended().accept(finished);
      tell(event);
    }
    return first;
  }

  /** Of a delivery that leaves no mark on the command, nor on the warrant whose id it bears. */
  void reject(ReceivedWarrant received, Outcome.Refused outcome) {
    ExecutionFinished finished = received.endedWithoutRun(outcome);
    surroundings.ended().accept(finished);
    tell(prepare(received, finished));
  }

  private PreparedEvent prepare(ReceivedWarrant received, ExecutionFinished finished) {
    return surroundings.codec().prepare(Draft.reaction(received.cause(), finished));
  }

  void tell(PreparedEvent event) {
    surroundings.publisher().publish(event).await();
  }
}
