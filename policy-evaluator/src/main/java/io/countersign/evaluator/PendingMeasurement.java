package io.countersign.evaluator;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.MeasureMethod;
import io.countersign.platform.event.EventLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that is to be measured before it is decided again.
 *
 * @param now the moment that its conditions take for now, when it is decided again, too
 * @param redecides the request of which people are asked meanwhile; absent where nobody is yet
 * @param decision what the next event of the command follows upon, unless there is an answer
 * @param partition where the command's session is, on every topic
 * @param until from when on no answer is expected any more
 */
public record PendingMeasurement(
    Command command,
    MeasureMethod method,
    Instant now,
    @Nullable ApprovalRequestId redecides,
    EventLink decision,
    int partition,
    Instant until) {
  public CommandId commandId() {
    return command.id();
  }
}
