package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/** Masked rows; written only by the executor. */
public sealed interface ResultEvent extends EventData permits ResultChunk, ResultEnded {
  CommandId commandId();

  @JsonIgnore
  @Override
  default Optional<CommandId> subject() {
    return Optional.of(commandId());
  }
}
