package io.countersign.cli.policy;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.policy.FactsSource;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.countersign.sql.SqlAnalyzer;
import java.util.Optional;

/**
 * Decides again what was decided before, by other policies: with the recorded command, history,
 * impact and moment.
 */
final class Replay {
  private final PolicyBundle bundle;
  private final PastDataSources dataSources;
  private final boolean recordedFacts;

  /**
   * @param recordedFacts whether the SQL is not analysed anew: then only the policies make a
   *     difference, and not what has been learned about SQL since
   */
  Replay(PolicyBundle bundle, PastDataSources dataSources, boolean recordedFacts) {
    this.bundle = bundle;
    this.dataSources = dataSources;
    this.recordedFacts = recordedFacts;
  }

  CommandDecided again(CommandDecided recorded) {
    CommandSubmitted submitted =
        new CommandSubmitted(recorded.command(), recorded.commandDigest(), null);
    PolicyEngine engine = engine(recorded);
    try {
      return engine.decide(
          submitted,
          bundle,
          (command, facts) -> Optional.ofNullable(recorded.history()),
          recorded.impact(),
          recorded.decidedAt());
    } catch (RuntimeException e) {
      // As the evaluator does: what cannot be judged is denied.
      return engine.undecided(submitted, bundle, recorded.decidedAt());
    }
  }

  private PolicyEngine engine(CommandDecided recorded) {
    Optional<DataSource> dataSource = dataSources.of(recorded);
    Facts facts = recorded.facts();
    FactsSource source = recordedFacts ? (dialect, sql) -> facts : SqlAnalyzer::analyze;
    return new PolicyEngine(name -> dataSource, source);
  }
}
