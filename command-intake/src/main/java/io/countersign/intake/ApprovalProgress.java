package io.countersign.intake;

import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people have said so far.
 *
 * @param refusals the last of the votes that did not count, at most {@value #MOST_REFUSALS}
 * @param end granted, rejected, expired or withdrawn; absent while the question is open
 */
public record ApprovalProgress(
    @Nullable ApprovalRequested requested,
    List<RecordedVote> votes,
    List<RecordedRefusal> refusals,
    @Nullable ApprovalEnd end) {
  private static final int MOST_REFUSALS = 50;
  static final ApprovalProgress NONE = new ApprovalProgress(null, List.of(), List.of(), null);

  public ApprovalProgress {
    votes = List.copyOf(votes);
    refusals = List.copyOf(refusals);
  }

  /** The state's name; empty if people were not asked, as far as is known. */
  public Optional<String> state() {
    if (end != null) {
      return Optional.of(end.state());
    }
    return Optional.ofNullable(requested).map(r -> "pending");
  }

  ApprovalProgress with(RecordedEvent event, ApprovalEvent data) {
    return switch (data) {
      case ApprovalRequested asked ->
          new ApprovalProgress(requested == null ? asked : requested, votes, refusals, end);
      case VoteCast vote -> with(new RecordedVote(event.id(), event.at(), vote));
      case VoteRefused refused -> with(new RecordedRefusal(event.id(), event.at(), refused));
      case ApprovalGranted granted -> ended(ApprovalEnd.GRANTED);
      case ApprovalRejected rejected -> ended(ApprovalEnd.REJECTED);
      case ApprovalExpired expired -> ended(ApprovalEnd.EXPIRED);
      case ApprovalWithdrawn withdrawn -> ended(ApprovalEnd.WITHDRAWN);
      default -> this;
    };
  }

  private ApprovalProgress with(RecordedVote vote) {
    if (votes.stream().anyMatch(v -> v.id().equals(vote.id()))) {
      return this;
    }
    return new ApprovalProgress(requested, append(votes, vote), refusals, end);
  }

  private ApprovalProgress with(RecordedRefusal refusal) {
    if (refusals.stream().anyMatch(r -> r.id().equals(refusal.id()))) {
      return this;
    }
    List<RecordedRefusal> all = append(refusals, refusal);
    return new ApprovalProgress(
        requested, votes, all.subList(Math.max(0, all.size() - MOST_REFUSALS), all.size()), end);
  }

  private ApprovalProgress ended(ApprovalEnd first) {
    return new ApprovalProgress(requested, votes, refusals, end == null ? first : end);
  }

  private static <T> List<T> append(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
