package io.countersign.approval.http;

import io.countersign.approval.StateName;
import io.countersign.approval.VoteResult;
import io.countersign.approval.notice.BatchVoting;
import io.countersign.contracts.ApprovalRequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a vote on several requests. */
record BatchVoteAnswer(List<Item> items) {
  /**
   * What became of it for one of them.
   *
   * @param counted whether the voter's answer counts by this vote; false if it did before, or not
   * @param state where the request stands now; absent where the vote was refused
   * @param problem the code of the refusal, as of a vote on it alone; absent if there is none
   * @param detail what was wrong, and what to do
   */
  record Item(
      ApprovalRequestId requestId,
      boolean counted,
      @Nullable StateName state,
      @Nullable String problem,
      @Nullable String detail) {
    static Item of(BatchVoting.ItemResult item) {
      return switch (item.result()) {
        case VoteResult.Counted(var vote, var next) ->
            new Item(item.requestId(), true, next.name(), null, null);
        case VoteResult.CountedBefore(var state) ->
            new Item(item.requestId(), false, state.name(), null, null);
        case VoteResult.Refused(var reason, var message) ->
            new Item(item.requestId(), false, null, reason.code(), message);
      };
    }
  }

  static BatchVoteAnswer of(List<BatchVoting.ItemResult> items) {
    return new BatchVoteAnswer(items.stream().map(Item::of).toList());
  }
}
