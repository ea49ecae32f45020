package io.countersign.approval;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who may answer a request, and as what. */
public record Electorate(ApprovalRequest request, Interested interested) {
  /**
   * As what somebody may answer.
   *
   * @param onBehalfOf in whose place; absent for their own
   */
  public record Entitlement(@Nullable String onBehalfOf) {
    static final Entitlement OWN = new Entitlement(null);
  }

  /** Why this voter may not answer here, whatever it says; empty for whoever may. */
  public Optional<VoteResult.Refused> objectionTo(Voter voter) {
    if (voter.principal().isAgent()) {
      return refusal(
          VoteRefusal.AGENT_MAY_NOT_DECIDE,
          "An agent, or a token with an 'act' claim, never decides. Ask a person: "
              + everybody()
              + ".");
    }
    String person = voter.person().id();
    if (person.equals(interested.submitter())
        || (person.equals(interested.owner()) && !isOwnersWordWanted())) {
      return refusal(
          VoteRefusal.OWN_COMMAND,
          "Nobody decides on a command of their own or of their agent, administrators included. Ask another person.");
    }
    return isAskedAnywhere(voter)
        ? Optional.empty()
        : refusal(
            VoteRefusal.ROLE_MISSING,
            "You are not among those who are asked about this request: " + everybody() + ".");
  }

  /** Whether an approval counts, by whom the directory knows to be interested now. */
  boolean admits(Vote vote) {
    String absent = vote.onBehalfOf();
    Integer stage = vote.stage();
    boolean wanted = stage != null && requirement().stages().get(stage).agentOwner();
    return !vote.person().equals(interested.submitter())
        && (wanted || !vote.person().equals(interested.owner()))
        && (absent == null || !interested.includes(absent));
  }

  private boolean isOwnersWordWanted() {
    return requirement().stages().stream().anyMatch(ApprovalStage::agentOwner);
  }

  /** Those of stages to which a request may still be escalated included: anybody may say no. */
  private boolean isAskedAnywhere(Voter voter) {
    return IntStream.range(0, requirement().stages().size())
        .anyMatch(i -> !entitlements(voter, i, new StageStanding(null, true, false)).isEmpty());
  }

  /** As what the voter may answer in a stage as it stands: in their own name, else in others'. */
  List<Entitlement> entitlements(Voter voter, int index, StageStanding standing) {
    ApprovalStage stage = requirement().stages().get(index);
    if (voter.person().id().equals(interested.owner()) && !stage.agentOwner()) {
      return List.of();
    }
    Approvers approvers = standing.approvers(stage);
    if (voter.isAmong(approvers) || isOwner(voter, stage)) {
      return List.of(Entitlement.OWN);
    }
    return voter.standsInFor().stream()
        .filter(d -> !interested.includes(d.from()))
        .filter(d -> Voter.isAmong(d, approvers))
        .map(d -> new Entitlement(d.from()))
        .toList();
  }

  private boolean isOwner(Voter voter, ApprovalStage stage) {
    return stage.agentOwner() && voter.person().id().equals(interested.owner());
  }

  private ApprovalRequirement requirement() {
    return request.requirement();
  }

  private String everybody() {
    return String.join(
        ", or ",
        requirement().stages().stream().map(s -> s.approvers().text()).distinct().toList());
  }

  private static Optional<VoteResult.Refused> refusal(VoteRefusal reason, String message) {
    return Optional.of(new VoteResult.Refused(reason, message));
  }
}
