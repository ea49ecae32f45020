package io.countersign.approval.notice;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.Approvals;
import io.countersign.approval.Ballot;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Votes on the members one by one, each in a transaction of its own. The first vote that counts
 * closes the batch, as any vote on a member does.
 */
public final class BatchBallots implements BatchVoting {
  private final BatchStore batches;
  private final Approvals approvals;
  private final Clock clock;

  public BatchBallots(BatchStore batches, Approvals approvals, Clock clock) {
    this.batches = batches;
    this.approvals = approvals;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if no request takes such a ballot: see {@link Ballot}
   */
  @Override
  public Optional<BatchResult> vote(BatchId id, BatchBallot ballot) {
    return batches.find(id).map(batch -> vote(batch, ballot));
  }

  private BatchResult vote(Batch batch, BatchBallot ballot) {
    int size = batch.members().size();
    if (ballot.shown() < 1 || ballot.shown() > size) {
      return new BatchResult.Changed(
          "The vote is on the first %d members, but the batch has %d; read it again and vote on what it shows."
              .formatted(ballot.shown(), size));
    }
    Batch shown = batch.first(ballot.shown());
    if (!shown.digest().equals(ballot.digest())) {
      return new BatchResult.Changed(
          "The vote names %s, but what the first %d members ask is %s: read the batch again and vote on what it shows."
              .formatted(ballot.digest(), ballot.shown(), shown.digest()));
    }
    return new BatchResult.Voted(voteOnEach(shown, ballot));
  }

  /** All ballots are made before the first is cast, so that a bad one changes nothing. */
  private List<ItemResult> voteOnEach(Batch shown, BatchBallot ballot) {
    Instant now = clock.instant();
    List<Ballot> ballots = shown.members().stream().map(m -> ballotOn(m, ballot, now)).toList();
    List<ItemResult> items = new ArrayList<>();
    for (int i = 0; i < ballots.size(); i++) {
      ApprovalRequestId requestId = shown.members().get(i).request().id();
      approvals
          .vote(requestId, ballots.get(i))
          .ifPresent(result -> items.add(new ItemResult(requestId, result)));
    }
    return items;
  }

  private static Ballot ballotOn(ApprovalState member, BatchBallot ballot, Instant now) {
    return new Ballot(
        ballot.voter(),
        ballot.verdict(),
        member.request().digest(),
        ballot.conditions(),
        ballot.grant(),
        ballot.comment(),
        now);
  }

  @Override
  public Optional<Batch> find(BatchId id) {
    return batches.find(id);
  }

  @Override
  public Optional<BatchId> batchOf(ApprovalRequestId requestId) {
    return batches.batchOf(requestId);
  }
}
