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
    String dataSource,
    Access access,
    Run holder,
    Instant claimedAt,
    Progress progress) {

  static Claim first(ReceivedWarrant received, Run holder, Instant now) {
    return new Claim(
        received.warrant().id(),
        received.commandId(),
        received.executionId(),
        received.warrant().command().dataSource(),
        received.warrant().access(),
        holder,
        now,
        new Progress.Claimed());
  }

  /** Whether this very delivery, or another of the same event, made the claim. */
  boolean isOf(ReceivedWarrant received) {
    return warrantId.equals(received.warrant().id())
        && commandId.equals(received.commandId())
        && executionId.equals(received.executionId());
  }

  public Claim heldBy(Run newHolder) {
    return new Claim(
        warrantId, commandId, executionId, dataSource, access, newHolder, claimedAt, progress);
  }
}
