package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/** What was done at the target; written only by the executor. */
public sealed interface ExecutionEvent extends EventData
    permits ImpactMeasured, ExecutionStarted, RowsChanged, ChangesEnded, ExecutionFinished {
  CommandId commandId();

  @JsonIgnore
  @Override
  default Optional<CommandId> subject() {
    return Optional.of(commandId());
  }
}
