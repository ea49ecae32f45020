package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyMatch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Policy has judged a command.
 *
 * @param environment of the data source, as it was when decided
 * @param history what the principal did before; absent where the command was refused unseen
 * @param impact what was measured; absent where nothing was
 * @param decidedAt the moment that conditions took for now; the same command decided again has the
 *     same
 * @param obligations what binds the run, if it comes to one
 * @param matches the policies whose conditions held, observed ones included, in the bundle's order
 * @param bundleDigest stands for all policies that were in force
 * @param decisionDigest stands for this decision on this command under these policies: see {@link
 *     #digestOf}
 * @param redecides the request of which people are asked meanwhile, where policy was asked to
 *     decide again; absent for what policy decides upon the command itself. No part of the digest
 */
public record CommandDecided(
    Command command,
    Digest commandDigest,
    String environment,
    Facts facts,
    @Nullable History history,
    @Nullable Impact impact,
    Instant decidedAt,
    Decision decision,
    Obligations obligations,
    List<PolicyMatch> matches,
    Digest bundleDigest,
    Digest decisionDigest,
    @Nullable ApprovalRequestId redecides)
    implements DecisionEvent {
  public CommandDecided {
    matches = List.copyOf(matches);
  }

  /** What policy decides upon the command itself. */
  public CommandDecided(
      Command command,
      Digest commandDigest,
      String environment,
      Facts facts,
      @Nullable History history,
      @Nullable Impact impact,
      Instant decidedAt,
      Decision decision,
      Obligations obligations,
      List<PolicyMatch> matches,
      Digest bundleDigest,
      Digest decisionDigest) {
    this(
        command,
        commandDigest,
        environment,
        facts,
        history,
        impact,
        decidedAt,
        decision,
        obligations,
        matches,
        bundleDigest,
        decisionDigest,
        null);
  }

  /** The same, as the answer to a {@link RedecisionRequested}. */
  public CommandDecided redeciding(ApprovalRequestId request) {
    return new CommandDecided(
        command,
        commandDigest,
        environment,
        facts,
        history,
        impact,
        decidedAt,
        decision,
        obligations,
        matches,
        bundleDigest,
        decisionDigest,
        request);
  }

  /** With both digests computed. */
  public static CommandDecided of(
      Command command,
      String environment,
      Facts facts,
      @Nullable History history,
      @Nullable Impact impact,
      Instant decidedAt,
      Decision decision,
      Obligations obligations,
      List<PolicyMatch> matches,
      Digest bundleDigest) {
    CommandDecided undigested =
        new CommandDecided(
            command,
            command.digest(),
            environment,
            facts,
            history,
            impact,
            decidedAt,
            decision,
            obligations,
            matches,
            bundleDigest,
            bundleDigest);
    return new CommandDecided(
        command,
        undigested.commandDigest,
        environment,
        facts,
        history,
        impact,
        decidedAt,
        decision,
        obligations,
        matches,
        bundleDigest,
        digestOf(undigested));
  }

  /**
   * The digest over command, policies in force, facts, history, impact, the outcome, what it
   * requires and obliges to, and which policies led to it.
   */
  public static Digest digestOf(CommandDecided decided) {
    return DecisionDigest.of(decided);
  }

  @JsonIgnore
  @Override
  public CommandId commandId() {
    return command.id();
  }
}
