package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.PolicyMatch;
import java.util.List;

/**
 * Policy has judged a command.
 *
 * @param environment of the data source, as it was when decided
 * @param matches the policies whose conditions held, in the bundle's order
 * @param bundleDigest stands for all policies that were in force
 * @param decisionDigest stands for this decision on this command under these policies: see {@link
 *     #digestOf}
 */
public record CommandDecided(
    Command command,
    Digest commandDigest,
    String environment,
    Facts facts,
    Decision decision,
    List<PolicyMatch> matches,
    Digest bundleDigest,
    Digest decisionDigest)
    implements DecisionEvent {
  public CommandDecided {
    matches = List.copyOf(matches);
  }

  /**
   * The digest over command, policies in force, facts, the outcome, what it requires, and which
   * policies led to it.
   */
  public static Digest digestOf(
      Digest commandDigest,
      Digest bundleDigest,
      Facts facts,
      Decision decision,
      List<PolicyMatch> matches) {
    CanonicalForm form =
        CanonicalForm.of("countersign.decision.v1")
            .value(commandDigest)
            .value(bundleDigest)
            .value(facts.digest())
            .text(decision.outcome());
    switch (decision) {
      case Decision.Allowed allowed -> {}
      case Decision.Denied denied -> form.values(denied.reasons());
      case Decision.ApprovalRequired required ->
          form.value(required.requirement().quorum())
              .values(required.requirement().roles())
              .value(required.requirement().expiresAfter());
    }
    return form.values(matches.stream().map(PolicyMatch::policy).toList()).digest();
  }

  @JsonIgnore
  @Override
  public CommandId commandId() {
    return command.id();
  }
}
