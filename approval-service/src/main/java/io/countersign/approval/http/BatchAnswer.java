package io.countersign.approval.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.approval.StateName;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.platform.http.Problem;
import io.countersign.platform.http.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each vote, in the order in which they were sent. */
record BatchAnswer(List<Item> votes) {
  /** What became of a vote. */
  enum Outcome {
    @JsonProperty("counted")
    COUNTED,
    /** The same person had voted the same before. */
    @JsonProperty("counted-before")
    COUNTED_BEFORE,
    @JsonProperty("refused")
    REFUSED,
    /** There is no such request. */
    @JsonProperty("unknown")
    UNKNOWN
  }

  /**
   * One vote.
   *
   * @param state where the request stands now; absent where the vote was not taken
   * @param problem what a single vote would have been answered; absent where it was taken
   */
  record Item(
      ApprovalRequestId requestId,
      Outcome outcome,
      @Nullable StateName state,
      @Nullable Problem problem) {
    static Item of(VoteAnswer answer) {
      return new Item(
          answer.requestId(),
          answer.counted() ? Outcome.COUNTED : Outcome.COUNTED_BEFORE,
          answer.state(),
          null);
    }

    static Item of(ApprovalRequestId id, ProblemException e) {
      return new Item(
          id,
          e.type() == ApprovalProblem.UNKNOWN_REQUEST ? Outcome.UNKNOWN : Outcome.REFUSED,
          null,
          e.problem());
    }
  }
}
