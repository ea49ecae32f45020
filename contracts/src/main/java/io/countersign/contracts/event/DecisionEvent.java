package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/** What policy says; written only by policy-evaluator. */
public sealed interface DecisionEvent extends EventData permits CommandDecided {
  CommandId commandId();

  @JsonIgnore
  @Override
  default Optional<CommandId> subject() {
    return Optional.of(commandId());
  }
}
