package io.countersign.approval.http;

import io.countersign.approval.Vote;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vote as it is shown.
 *
 * @param voter the name that people know the person by
 * @param subject the account that they came with
 * @param person what persons are told apart by
 * @param onBehalfOf the person in whose place it is; absent where it is their own
 * @param stage the stage that it counts in, from 0; absent for a rejection
 * @param conditions on what conditions they approved; absent for none
 * @param grant what of the same form they approved ahead; absent for nothing
 */
record VoteView(
    String voter,
    String subject,
    String person,
    @Nullable String onBehalfOf,
    Verdict verdict,
    @Nullable Integer stage,
    @Nullable ApprovalConditions conditions,
    @Nullable GrantTerms grant,
    @Nullable String comment,
    Instant at) {
  static List<VoteView> of(List<Vote> votes) {
    return votes.stream().map(VoteView::of).toList();
  }

  private static VoteView of(Vote vote) {
    return new VoteView(
        vote.name(),
        vote.subject(),
        vote.person(),
        vote.onBehalfOf(),
        vote.verdict(),
        vote.stage(),
        vote.conditions().isNone() ? null : vote.conditions(),
        vote.grant(),
        vote.comment(),
        vote.at());
  }
}
