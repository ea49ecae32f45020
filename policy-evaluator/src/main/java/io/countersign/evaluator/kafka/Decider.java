package io.countersign.evaluator.kafka;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Impact;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.evaluator.PrincipalHistories;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.kafka.LogContext;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides, measured and logged; whatever goes wrong, a decision comes out. What is decided counts
 * for the next command at once, before it is read back from Kafka.
 */
@ApplicationScoped
class Decider {
  private static final Logger LOG = Logger.getLogger(Decider.class);

  private final PolicyEngine engine;
  private final PrincipalHistories histories;
  private final MeterRegistry meters;

  Decider(PolicyEngine engine, PrincipalHistories histories, MeterRegistry meters) {
    this.engine = engine;
    this.histories = histories;
    this.meters = meters;
  }

  /**
   * Decides on a command.
   *
   * @param impact what was measured; absent where nothing was yet
   */
  CommandDecided decide(
      EventLink cause, CommandSubmitted submitted, PolicyBundle bundle, @Nullable Impact impact) {
    try (LogContext _ = LogContext.of(cause.trace(), submitted.commandId())) {
      Timer.Sample sample = Timer.start(meters);
      CommandDecided decided = decideOrDeny(submitted, bundle, impact);
      histories.decided(decided);
      String outcome = decided.decision().outcome();
      sample.stop(meters.timer("countersign.decisions", "outcome", outcome));
      LOG.debugf("Decided: %s", outcome);
      return decided;
    }
  }

  /** The moment of submission counts as now, so that a second delivery is decided the same. */
  private CommandDecided decideOrDeny(
      CommandSubmitted submitted, PolicyBundle bundle, @Nullable Impact impact) {
    try {
      CommandDecided decided =
          engine.decide(submitted, bundle, histories, impact, submitted.command().submittedAt());
      if (impact != null && decided.decision() instanceof Decision.MeasureFirst) {
        throw new IllegalStateException("what was measured is to be measured again");
      }
      return decided;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("A command could not be judged and is denied", e);
      return engine.undecided(submitted, bundle);
    }
  }
}
