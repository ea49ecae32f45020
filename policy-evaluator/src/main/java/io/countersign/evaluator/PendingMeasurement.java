package io.countersign.evaluator;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.MeasureMethod;
import io.countersign.platform.event.EventLink;
import java.time.Instant;

/**
 * A command that is to be measured before it is decided again.
 *
 * @param decision what the next event of the command follows upon, unless there is an answer
 * @param partition where the command's session is, on every topic
 * @param until from when on no answer is expected any more
 */
public record PendingMeasurement(
    Command command, MeasureMethod method, EventLink decision, int partition, Instant until) {
  public CommandId commandId() {
    return command.id();
  }
}
