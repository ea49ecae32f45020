package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import java.time.Instant;
import java.util.List;

/**
 * What people are asked has changed, and the votes cast before no longer count.
 *
 * @param before the digest of what was asked until now
 * @param digest that of what is asked from now on
 * @param changes what has changed, in words
 * @param voided the persons whose votes no longer count
 */
public record ApprovalRevised(
    ApprovalRequestId requestId,
    CommandId commandId,
    Digest before,
    Digest digest,
    List<String> changes,
    List<String> voided,
    ApprovalRequirement requirement,
    Instant expiresAt)
    implements ApprovalEvent {
  public ApprovalRevised {
    changes = List.copyOf(changes);
    voided = List.copyOf(voided);
  }
}
