package io.countersign.approval.slack;

import static java.util.stream.Collectors.joining;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.Vote;
import io.countersign.contracts.Verdict;
import java.util.List;

/** Where a question stands, in words for people. */
final class StateText {
  private StateText() {}

  /** Holds what people wrote; to be shown as plain text. */
  static String of(ApprovalState state) {
    return switch (state) {
      case ApprovalState.Queued _ -> "waits: people will be asked in its turn";
      case ApprovalState.Pending _ -> "open";
      case ApprovalState.Approved approved ->
          "approved by %s; runs from %s on, unless somebody rejects it"
              .formatted(approvers(state.votes()), approved.notBefore());
      case ApprovalState.Granted granted when granted.grantId() != null ->
          "approved ahead, by grant " + granted.grantId();
      case ApprovalState.Granted _ -> "approved by " + approvers(state.votes());
      case ApprovalState.Rejected rejected ->
          "rejected by %s: %s".formatted(rejected.rejection().name(), reason(rejected));
      case ApprovalState.Expired _ -> "expired: not enough answers in time";
      case ApprovalState.Withdrawn _ -> "withdrawn: whoever asked has cancelled it";
      case ApprovalState.Superseded _ -> "no longer asked: policy has decided anew";
      case ApprovalState.Drifted _ ->
          "rolled back: it would have changed something other than what was approved";
      case ApprovalState.GlassBroken broken ->
          "ran before approval, on the word of %s; a review is owed".formatted(broken.by());
    };
  }

  private static String reason(ApprovalState.Rejected rejected) {
    String comment = rejected.rejection().comment();
    return comment == null ? "no reason given" : comment;
  }

  private static String approvers(List<Vote> votes) {
    return votes.stream()
        .filter(v -> v.verdict() == Verdict.APPROVE)
        .map(StateText::voter)
        .collect(joining(", "));
  }

  static String voter(Vote vote) {
    return vote.onBehalfOf() == null
        ? vote.name()
        : "%s for %s".formatted(vote.name(), vote.onBehalfOf());
  }
}
