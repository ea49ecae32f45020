package io.countersign.approval.http;

import io.countersign.approval.Approvals;
import io.countersign.approval.Ballot;
import io.countersign.approval.VoteResult;
import io.countersign.approval.inbox.Inbox;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes votes, if the voter saw the request as it is. */
@ApplicationScoped
class BallotDesk {
  private final Approvals approvals;
  private final Inbox inbox;

  BallotDesk(Approvals approvals, Inbox inbox) {
    this.approvals = approvals;
    this.inbox = inbox;
  }

  /**
   * Takes one vote, in a transaction of its own.
   *
   * @param ifMatch the tags of what the voter saw; not compared if absent
   * @throws ProblemException if it does not count; says why
   */
  VoteAnswer take(ApprovalRequestId id, Ballot ballot, @Nullable List<String> ifMatch) {
    VoteResult result = result(id, ballot, ifMatch).orElseThrow(() -> Parameters.unknown(id));
    return switch (result) {
      case VoteResult.Counted counted -> VoteAnswer.of(counted.next(), true);
      case VoteResult.CountedBefore before -> VoteAnswer.of(before.state(), false);
      case VoteResult.Refused refused ->
          throw new ProblemException(ApprovalProblem.of(refused.reason()), refused.message());
    };
  }

  private Optional<VoteResult> result(
      ApprovalRequestId id, Ballot ballot, @Nullable List<String> ifMatch) {
    Supplier<Optional<VoteResult>> vote = () -> approvals.vote(id, ballot);
    if (ifMatch == null || ifMatch.isEmpty()) {
      return vote.get();
    }
    return inbox
        .ifSeen(id, EntityTags.admitted(ifMatch), vote)
        .orElseGet(() -> {
          throw inbox.find(id).isEmpty() ? Parameters.unknown(id) : stale();
        });
  }

  private static ProblemException stale() {
    return new ProblemException(
        ApprovalProblem.STALE,
        "Something was said, voted or changed since you read this request, so your vote was not taken. Read it again and vote on what it shows.");
  }
}
