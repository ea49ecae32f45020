package io.countersign.benchmarks.judgement;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.History;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.policy.FactsSource;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.countersign.sql.RememberingAnalyzer;
import io.countersign.sql.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The engine as policy-evaluator uses it, without Kafka around it. */
final class Evaluator {
  private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");
  private static final DataSource SHOP =
      new DataSource("shop", Dialect.POSTGRESQL, "production", "", Set.of("agent"), List.of());
  private static final Principal AGENT =
      new Principal("8d1f", PrincipalKind.AGENT, "night-agent", Set.of("agent"), "olga", "night");
  private static final History HISTORY =
      new History(NOW, 3, 0, 0, 0, 0, 2, 2, 0, List.of(), false, 0, List.of(), 0);

  private static final int REMEMBERED_STATEMENTS = 10_000;
  private static final long REMEMBERED_BYTES = 64L * 1024 * 1024;

  private final PolicyEngine engine;
  private final PolicyBundle bundle;

  Evaluator(FactsSource facts, PolicyBundle bundle) {
    this.engine = new PolicyEngine(_ -> Optional.of(SHOP), facts);
    this.bundle = bundle;
  }

  /** Remembers what it has read, within bounds. */
  static RememberingAnalyzer analyzer() {
    return new RememberingAnalyzer(Schema.unknown(), REMEMBERED_STATEMENTS, REMEMBERED_BYTES);
  }

  CommandDecided decide(CommandSubmitted submitted) {
    return engine.decide(submitted, bundle, (_, _) -> Optional.of(HISTORY), null, NOW);
  }

  /** What command-intake would have published. */
  static CommandSubmitted submitted(String sql) {
    Command command =
        new Command(
            new CommandId(new UUID(0, 1)),
            new SessionId(new UUID(0, 2)),
            "shop",
            sql,
            List.of(),
            AGENT,
            Origin.REST,
            "Looks at sales",
            NOW);
    return new CommandSubmitted(command, command.digest(), null);
  }
}
