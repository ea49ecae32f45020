package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One group of persons that has to approve.
 *
 * @param quorum how many distinct persons must approve in this stage, at least 1; a person counts
 *     once in a whole request, whatever stages it could answer
 * @param approvers who is asked
 * @param agentOwner whether the person who owns the agent that submitted the command may answer in
 *     this stage, which otherwise nobody's own agent allows
 * @param timeout what happens when the stage takes too long; absent where only the request's own
 *     time counts
 */
public record ApprovalStage(
    int quorum, Approvers approvers, boolean agentOwner, @Nullable StageTimeout timeout) {
  public ApprovalStage {
    Checks.atLeast(1, quorum, "quorum");
    if (approvers.roles().isEmpty() && approvers.persons().size() < quorum) {
      throw new IllegalArgumentException(
          "a quorum of %d cannot be reached by %d persons"
              .formatted(quorum, approvers.persons().size()));
    }
  }

  /** Anybody with one of the roles, for as long as the request is open. */
  public ApprovalStage(int quorum, Set<String> roles) {
    this(quorum, Approvers.withRoles(roles), false, null);
  }

  /** The roles of those who are asked. */
  @JsonIgnore
  public Set<String> roles() {
    return approvers.roles();
  }

  void addTo(CanonicalForm form) {
    form.value(quorum);
    approvers.addTo(form);
    form.value(agentOwner);
    switch (timeout) {
      case null -> form.text(null);
      case StageTimeout.Reject(var after) -> form.text("reject").value(after);
      case StageTimeout.Skip(var after) -> form.text("skip").value(after);
      case StageTimeout.Escalate(var after, var to) -> {
        form.text("escalate").value(after);
        to.addTo(form);
      }
    }
  }
}
