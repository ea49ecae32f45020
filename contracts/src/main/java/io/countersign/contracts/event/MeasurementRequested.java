package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.MeasurementRequest;

/** The executor shall find out what a command would do. */
public record MeasurementRequested(MeasurementRequest request) implements MeasurementEvent {
  @JsonIgnore
  @Override
  public CommandId commandId() {
    return request.command().id();
  }
}
