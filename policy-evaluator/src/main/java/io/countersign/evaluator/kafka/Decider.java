package io.countersign.evaluator.kafka;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.kafka.LogContext;
import io.countersign.policy.HistorySource;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Decides, measured and logged; whatever goes wrong, a decision comes out. */
@ApplicationScoped
class Decider {
  private static final Logger LOG = Logger.getLogger(Decider.class);

  private final PolicyEngine engine;
  private final MeterRegistry meters;

  Decider(PolicyEngine engine, MeterRegistry meters) {
    this.engine = engine;
    this.meters = meters;
  }

  CommandDecided decide(EventLink cause, CommandSubmitted submitted, PolicyBundle bundle) {
    try (LogContext _ = LogContext.of(cause.trace(), submitted.commandId())) {
      Timer.Sample sample = Timer.start(meters);
      CommandDecided decided = decideOrDeny(submitted, bundle);
      String outcome = decided.decision().outcome();
      sample.stop(meters.timer("countersign.decisions", "outcome", outcome));
      LOG.debugf("Decided: %s", outcome);
      return decided;
    }
  }

  private CommandDecided decideOrDeny(CommandSubmitted submitted, PolicyBundle bundle) {
    try {
      return engine.decide(
          submitted, bundle, HistorySource.unknown(), null, submitted.command().submittedAt());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("A command could not be judged and is denied", e);
      return engine.undecided(submitted, bundle);
    }
  }
}
