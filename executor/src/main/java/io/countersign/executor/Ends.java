package io.countersign.executor;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import java.time.Duration;

/** Tells how commands ended, each under one event id however often it is told. */
final class Ends {
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
    surroundings.claims().finish(claim, event);
    surroundings.ended().accept(finished);
    tell(event);
  }

  /** Of a command that was never claimed. */
  void refuse(ReceivedWarrant received, Outcome.Refused outcome) {
    ExecutionFinished finished = received.refusal(outcome);
    surroundings.ended().accept(finished);
    surroundings.publisher().publish(Draft.reaction(received.cause(), finished)).await();
  }

  void tell(PreparedEvent event) {
    surroundings.publisher().publish(event).await();
  }
}
