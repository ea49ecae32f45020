package io.countersign.approval.notice;

import io.countersign.approval.VoteResult;
import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One decision on exactly the members of a batch that somebody was shown. */
public interface BatchVoting {
  /**
   * What is said of all of them.
   *
   * @param shown how many members the voter saw
   * @param digest {@link Batch#digest()} of these
   */
  record BatchBallot(
      Voter voter,
      Verdict verdict,
      int shown,
      Digest digest,
      ApprovalConditions conditions,
      @Nullable GrantTerms grant,
      @Nullable String comment) {}

  /** What became of one member. */
  record ItemResult(ApprovalRequestId requestId, VoteResult result) {}

  /** What became of the ballot. */
  sealed interface BatchResult {
    /** Each member was voted on by itself. */
    record Voted(List<ItemResult> items) implements BatchResult {
      public Voted {
        items = List.copyOf(items);
      }
    }

    /** What was shown is not what is asked now; nothing was voted on. */
    record Changed(String message) implements BatchResult {}
  }

  /** Takes the ballot, and closes the batch for later arrivals; empty if there is no such batch. */
  Optional<BatchResult> vote(BatchId id, BatchBallot ballot);

  /** The batch as it is now. */
  Optional<Batch> find(BatchId id);

  /** The batch in which people are asked about a request; empty if they were not asked. */
  Optional<BatchId> batchOf(ApprovalRequestId requestId);
}
