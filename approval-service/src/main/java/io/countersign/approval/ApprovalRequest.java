package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.CommandDecided;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question to people.
 *
 * @param decided what policy said, of which command, and why
 * @param past what was asked before, oldest first; empty unless it was revised
 * @param requestedAt when people were first asked, or would have been but for the queue
 * @param expiresAt from this instant on no vote counts
 */
public record ApprovalRequest(
    ApprovalRequestId id,
    CommandDecided decided,
    ApprovalRequirement requirement,
    List<Revision> past,
    Instant requestedAt,
    Instant expiresAt) {
  public ApprovalRequest {
    past = List.copyOf(past);
  }

  public Command command() {
    return decided.command();
  }

  /** What a vote has to name: it covers the command and the policies that were in force. */
  public Digest digest() {
    return decided.decisionDigest();
  }

  /** How often it was changed. */
  public int revision() {
    return past.size();
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Whether people are asked for a standing approval, and nothing runs. */
  public boolean isForGrant() {
    return command().grant() != null;
  }

  /** What was changed since this digest was asked, in words; empty if it never was. */
  Optional<List<String>> changesSince(Digest seen) {
    for (int i = 0; i < past.size(); i++) {
      if (past.get(i).digest().equals(seen)) {
        return Optional.of(
            past.subList(i, past.size()).stream().flatMap(r -> r.changes().stream()).toList());
      }
    }
    return Optional.empty();
  }
}
