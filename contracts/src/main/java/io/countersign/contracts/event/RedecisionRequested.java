package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;

/**
 * People are asked about a command upon a decision that may no longer hold: policy is to decide
 * again. The answer is a {@link CommandDecided} that {@linkplain CommandDecided#redeciding names
 * the request}.
 *
 * @param decided the decision that they are asked upon
 * @param reason what has changed
 */
public record RedecisionRequested(
    ApprovalRequestId requestId, CommandDecided decided, String reason) implements ApprovalEvent {
  @JsonIgnore
  @Override
  public CommandId commandId() {
    return decided.commandId();
  }
}
