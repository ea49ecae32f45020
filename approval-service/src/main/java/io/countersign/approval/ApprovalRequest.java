package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.CommandDecided;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/**
 * A question to people.
 *
 * @param decided what policy said, of which command, and why
 * @param expiresAt from this instant on no vote counts
 */
public record ApprovalRequest(
    ApprovalRequestId id,
    CommandDecided decided,
    ApprovalRequirement requirement,
    Instant requestedAt,
    Instant expiresAt) {

  public Command command() {
    return decided.command();
  }

  /** What a vote has to name: it covers the command and the policies that were in force. */
  public Digest digest() {
    return decided.decisionDigest();
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Why this principal may not vote here, whatever it says; empty for whoever may. */
  Optional<VoteResult.Refused> objectionTo(Principal voter) {
    if (voter.isAgent()) {
      return refusal(
          VoteRefusal.AGENT_MAY_NOT_DECIDE,
          "An agent, or a token with an 'act' claim, never decides. Ask a person with one of the roles "
              + requirement.roles()
              + ".");
    }
    if (isOwnCommand(voter)) {
      return refusal(
          VoteRefusal.OWN_COMMAND,
          "Nobody decides on a command of their own or of their agent, administrators included. Ask another person.");
    }
    if (Collections.disjoint(voter.roles(), requirement.roles())) {
      return refusal(
          VoteRefusal.ROLE_MISSING,
          "One of the roles " + requirement.roles() + " is needed to vote on this request.");
    }
    return Optional.empty();
  }

  private boolean isOwnCommand(Principal voter) {
    Principal submitter = command().principal();
    return voter.subject().equals(submitter.subject()) || voter.subject().equals(submitter.owner());
  }

  private static Optional<VoteResult.Refused> refusal(VoteRefusal reason, String message) {
    return Optional.of(new VoteResult.Refused(reason, message));
  }
}
