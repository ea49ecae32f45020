package io.countersign.executor;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventLink;

/**
 * A measurement request as it arrived.
 *
 * @param cause the event that brought it; the answer's id derives from this event's, so that a
 *     second delivery leads to the same event
 */
public record ReceivedMeasurement(MeasurementRequest request, EventLink cause) {
  public CommandId commandId() {
    return request.command().id();
  }

  Draft answer(Impact impact) {
    return Draft.reaction(
        cause, new ImpactMeasured(request.command(), request.commandDigest(), impact));
  }
}
