package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.event.CommandDecided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** As it is put to people at this moment: its time begins. */
  static ApprovalRequest asked(
      ApprovalRequestId id,
      CommandDecided decided,
      ApprovalRequirement requirement,
      List<Revision> past,
      Instant now) {
    return new ApprovalRequest(
        id, decided, requirement, past, now, end(decided.command().grant(), requirement, now));
  }

  /** Nobody is asked for a grant that is over; one that is over already ends at once. */
  private static Instant end(
      @Nullable GrantTerms grant, ApprovalRequirement requirement, Instant now) {
    Instant end = now.plus(requirement.expiresAfter());
    if (grant == null || !grant.until().isBefore(end)) {
      return end;
    }
    return grant.until().isAfter(now.plus(Approvals.PRECISION))
        ? grant.until()
        : now.plus(Approvals.PRECISION);
  }

  public Command command() {
    return decided.command();
  }

  /** What a vote has to name: it covers the command and the policies that were in force. */
  public Digest digest() {
    return decided.decisionDigest();
  }

  /** The same request, asking something else from now on. */
  ApprovalRequest revised(
      CommandDecided other, ApprovalRequirement required, List<String> changes, Instant now) {
    List<Revision> all = new ArrayList<>(past);
    all.add(new Revision(digest(), changes));
    return asked(id, other, required, all, now);
  }

  /** Stands for the policies by which it is asked. */
  Digest bundle() {
    return decided.bundleDigest();
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
