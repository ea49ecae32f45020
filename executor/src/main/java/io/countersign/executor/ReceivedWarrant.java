package io.countersign.executor;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.platform.event.EventLink;
import java.time.Duration;

/**
 * A warrant as it arrived.
 *
 * @param cause the event that brought it; every id of its execution derives from this event's, so
 *     that a second delivery leads to the same events
 */
public record ReceivedWarrant(Warrant warrant, EventLink cause) {
  private static final String EXECUTION = "execution";

  public ExecutionId executionId() {
    return new ExecutionId(cause.id().deriveUuid(EXECUTION));
  }

  public CommandId commandId() {
    return warrant.command().id();
  }

  /** The end of a command that was not begun. */
  ExecutionFinished endedWithoutRun(Outcome outcome) {
    return new ExecutionFinished(executionId(), commandId(), warrant.id(), outcome, Duration.ZERO);
  }
}
