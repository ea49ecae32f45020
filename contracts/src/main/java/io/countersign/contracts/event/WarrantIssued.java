package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Warrant;

/** The executor may run a command, once. */
public record WarrantIssued(Warrant warrant) implements WarrantEvent {
  @JsonIgnore
  @Override
  public CommandId commandId() {
    return warrant.command().id();
  }
}
