package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.WarrantId;
import java.time.Instant;

/**
 * That a warrant, and with it its command, is used up.
 *
 * @param holder the run that may act on it
 */
public record Claim(
    WarrantId warrantId,
    CommandId commandId,
    ExecutionId executionId,
    Access access,
    Run holder,
    Instant claimedAt,
    Progress progress) {

  static Claim first(ReceivedWarrant received, Run holder, Instant now) {
    return new Claim(
        received.warrant().id(),
        received.commandId(),
        received.executionId(),
        received.warrant().access(),
        holder,
        now,
        new Progress.Claimed());
  }

  public Claim heldBy(Run newHolder) {
    return new Claim(warrantId, commandId, executionId, access, newHolder, claimedAt, progress);
  }
}
