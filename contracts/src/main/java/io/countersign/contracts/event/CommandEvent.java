package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/** What submitters ask for; written only by command-intake. */
public sealed interface CommandEvent extends EventData
    permits CommandSubmitted, CommandCancelled, CommandCommented {
  CommandId commandId();

  @JsonIgnore
  @Override
  default Optional<CommandId> subject() {
    return Optional.of(commandId());
  }
}
