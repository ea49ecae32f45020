package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Impact;

/**
 * What a command would do was measured, or could not be.
 *
 * @param command as it was to be measured, so that it can be decided again from this event alone
 * @param commandDigest its digest as the request named it
 */
public record ImpactMeasured(Command command, Digest commandDigest, Impact impact)
    implements ExecutionEvent {
  @JsonIgnore
  @Override
  public CommandId commandId() {
    return command.id();
  }
}
