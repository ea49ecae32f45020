package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/** Permits to run; written only by approval-service. */
public sealed interface WarrantEvent extends EventData permits WarrantIssued {
  CommandId commandId();

  @JsonIgnore
  @Override
  default Optional<CommandId> subject() {
    return Optional.of(commandId());
  }
}
