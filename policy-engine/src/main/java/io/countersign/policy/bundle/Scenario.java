package io.countersign.policy.bundle;

import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command, the circumstances, and what is expected of them. */
record Scenario(
    String file,
    int line,
    String name,
    Command command,
    DataSource dataSource,
    Optional<History> history,
    @Nullable Impact impact,
    Expectation expectation) {
  CommandDecided decide(PolicyEngine engine, PolicyBundle bundle) {
    return engine.decide(
        new CommandSubmitted(command, command.digest(), null),
        bundle,
        (_, _) -> history,
        impact,
        command.submittedAt());
  }
}
