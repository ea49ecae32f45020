package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import java.util.Optional;

/**
 * What happened: the JSON value of an event. Which interface a type implements says which topic
 * carries it.
 */
public sealed interface EventData
    permits AdministrationEvent,
        ApprovalEvent,
        CommandEvent,
        DecisionEvent,
        ExecutionEvent,
        MeasurementEvent,
        ResultEvent,
        WarrantEvent {
  /** The command that the event is about; empty for what concerns the system itself. */
  @JsonIgnore
  Optional<CommandId> subject();
}
