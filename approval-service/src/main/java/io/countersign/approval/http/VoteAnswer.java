package io.countersign.approval.http;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.StateName;
import io.countersign.contracts.ApprovalRequestId;
import java.util.List;

/**
 * Where a request stands after a vote.
 *
 * @param counted false if the same person had voted the same before
 * @param quorum how many distinct persons must approve
 */
record VoteAnswer(
    ApprovalRequestId requestId,
    StateName state,
    boolean counted,
    List<VoteView> votes,
    int quorum) {
  static VoteAnswer of(ApprovalState state, boolean counted) {
    return new VoteAnswer(
        state.request().id(),
        state.name(),
        counted,
        VoteView.of(state.votes()),
        state.request().requirement().persons());
  }
}
