package io.countersign.policy;

import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import java.util.List;
import java.util.Optional;

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

  public CommandDecided decide(CommandSubmitted submitted, PolicyBundle bundle) {
    Command command = submitted.command();
    Optional<DataSource> dataSource = dataSources.named(command.dataSource());
    if (dataSource.isEmpty()) {
      return refusal(command, bundle, BuiltInRule.UNKNOWN_DATA_SOURCE.match(command.dataSource()));
    }
    return decide(submitted, dataSource.get(), bundle);
  }

  private CommandDecided decide(
      CommandSubmitted submitted, DataSource dataSource, PolicyBundle bundle) {
    Command command = submitted.command();
    Facts facts = FactsLimit.apply(factsSource.analyze(dataSource.dialect(), command.sql()));
    Judgement judgement =
        insisted(submitted, dataSource)
            .map(m -> PolicyJudge.denied(List.of(m)))
            .orElseGet(() ->
                new PolicyJudge(bundle)
                    .judge(Situation.of(command, dataSource, facts), facts.parsed()));
    return decided(command, dataSource.environment(), facts, judgement, bundle.digest());
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

  /** The denial of a command on which {@link #decide} failed: a fault here lets nothing pass. */
  public CommandDecided undecided(CommandSubmitted submitted, PolicyBundle bundle) {
    return refusal(submitted.command(), bundle, BuiltInRule.EVALUATION_FAILED.match());
  }

  private static CommandDecided refusal(Command command, PolicyBundle bundle, PolicyMatch match) {
    return decided(
        command,
        NO_ENVIRONMENT,
        notAnalyzed(),
        PolicyJudge.denied(List.of(match)),
        bundle.digest());
  }

  private static Facts notAnalyzed() {
    return Facts.unreadable(Dialect.GENERIC, "not analyzed");
  }

  private static CommandDecided decided(
      Command command, String environment, Facts facts, Judgement judgement, Digest bundle) {
    return CommandDecided.of(
        command,
        environment,
        facts,
        null,
        null,
        command.submittedAt(),
        judgement.decision(),
        Obligations.none(),
        judgement.matches(),
        bundle);
  }
}
