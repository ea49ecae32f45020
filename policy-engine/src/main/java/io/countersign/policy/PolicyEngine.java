package io.countersign.policy;

import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides on commands. Pure: the same command, bundle and catalogue give the same decision, so that
 * a second delivery changes nothing and history can be judged again by other policies. Thread-safe.
 */
public final class PolicyEngine {
  private static final String NO_ENVIRONMENT = "unknown";

  private final DataSources dataSources;
  private final FactsSource factsSource;

  public PolicyEngine(DataSources dataSources, FactsSource factsSource) {
    this.dataSources = dataSources;
    this.factsSource = factsSource;
  }

  /**
   * Decides on a command.
   *
   * @param histories what its principal did before; recorded with the decision
   * @param impact what was measured; absent where nothing was
   * @param now the moment that conditions take for now; recorded with the decision
   */
  public CommandDecided decide(
      CommandSubmitted submitted,
      PolicyBundle bundle,
      HistorySource histories,
      @Nullable Impact impact,
      Instant now) {
    Command command = submitted.command();
    Optional<DataSource> dataSource = dataSources.named(command.dataSource());
    if (dataSource.isEmpty()) {
      return refusal(
          command, bundle, BuiltInRule.UNKNOWN_DATA_SOURCE.match(command.dataSource()), now);
    }
    return decide(submitted, dataSource.get(), bundle, histories, impact, now);
  }

  private CommandDecided decide(
      CommandSubmitted submitted,
      DataSource dataSource,
      PolicyBundle bundle,
      HistorySource histories,
      @Nullable Impact impact,
      Instant now) {
    Command command = submitted.command();
    Facts facts = FactsLimit.apply(factsSource.analyze(dataSource.dialect(), command.sql()));
    History history = histories.before(command, facts).orElse(null);
    Circumstances circumstances = new Circumstances(history, impact, now);
    boolean confirmed = impact != null && impact.confirmsFacts();
    return decide(submitted, dataSource, facts.confirmed(confirmed), circumstances, bundle);
  }

  private static CommandDecided decide(
      CommandSubmitted submitted,
      DataSource dataSource,
      Facts facts,
      Circumstances circumstances,
      PolicyBundle bundle) {
    Command command = submitted.command();
    Judgement judgement =
        insisted(submitted, dataSource)
            .map(PolicyEngine::denied)
            .orElseGet(() ->
                new PolicyJudge(
                        bundle,
                        facts,
                        Situation.of(command, dataSource, facts, circumstances, bundle.times()),
                        new Asking(command, dataSource, facts, circumstances))
                    .judge());
    return CommandDecided.of(
        command,
        dataSource.environment(),
        facts,
        circumstances.history(),
        circumstances.impact(),
        circumstances.now(),
        judgement.decision(),
        judgement.obligations(),
        judgement.matches(),
        bundle.digest());
  }

  private static Judgement denied(PolicyMatch match) {
    return new Judgement(new Decision.Denied(List.of(match.message())), List.of(match));
  }

  /** What is denied before any policy is asked. */
  private static Optional<PolicyMatch> insisted(CommandSubmitted submitted, DataSource dataSource) {
    Command command = submitted.command();
    if (!submitted.digest().equals(command.digest())) {
      return Optional.of(BuiltInRule.ALTERED_COMMAND.match());
    }
    return dataSource.admits(command.principal())
        ? Optional.empty()
        : Optional.of(BuiltInRule.FOREIGN_DATA_SOURCE.match(dataSource.name()));
  }

  /**
   * The denial of a command on which {@link #decide} failed: a fault here lets nothing pass.
   *
   * @param now recorded with the decision
   */
  public CommandDecided undecided(CommandSubmitted submitted, PolicyBundle bundle, Instant now) {
    return refusal(submitted.command(), bundle, BuiltInRule.EVALUATION_FAILED.match(), now);
  }

  private static CommandDecided refusal(
      Command command, PolicyBundle bundle, PolicyMatch match, Instant now) {
    Judgement denied = denied(match);
    return CommandDecided.of(
        command,
        NO_ENVIRONMENT,
        notAnalyzed(),
        null,
        null,
        now,
        denied.decision(),
        denied.obligations(),
        denied.matches(),
        bundle.digest());
  }

  private static Facts notAnalyzed() {
    return Facts.unreadable(Dialect.GENERIC, "not analyzed");
  }
}
