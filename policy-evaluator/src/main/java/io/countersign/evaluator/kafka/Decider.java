package io.countersign.evaluator.kafka;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Impact;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.evaluator.PrincipalHistories;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.kafka.LogContext;
import io.countersign.policy.HistorySource;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
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

  /** What a decision rests upon. */
  private record Question(
      CommandSubmitted submitted, HistorySource histories, @Nullable Impact impact, Instant now) {}

  /**
   * Decides on a command.
   *
   * @param impact what was measured; absent where nothing was yet
   * @param now what conditions take for now: the moment of submission and not the clock's, so that
   *     a second delivery is decided the same
   */
  CommandDecided decide(
      EventLink cause,
      CommandSubmitted submitted,
      PolicyBundle bundle,
      @Nullable Impact impact,
      Instant now) {
    return decide(cause, new Question(submitted, histories, impact, now), bundle);
  }

  /**
   * Decides on a command that was decided before, by policies that may be others, upon the same
   * history and the same impact.
   *
   * @param now when that was asked for
   */
  CommandDecided decideAgain(
      EventLink cause, CommandDecided before, PolicyBundle bundle, Instant now) {
    return decide(
        cause,
        new Question(
            new CommandSubmitted(before.command(), before.commandDigest(), null),
            (_, _) -> Optional.ofNullable(before.history()),
            before.impact(),
            now),
        bundle);
  }

  private CommandDecided decide(EventLink cause, Question question, PolicyBundle bundle) {
    try (LogContext _ = LogContext.of(cause.trace(), question.submitted().commandId())) {
      Timer.Sample sample = Timer.start(meters);
      CommandDecided decided = decideOrDeny(question, bundle);
      histories.decided(decided);
      String outcome = decided.decision().outcome();
      sample.stop(meters.timer("countersign.decisions", "outcome", outcome));
      LOG.debugf("Decided: %s", outcome);
      return decided;
    }
  }

  private CommandDecided decideOrDeny(Question question, PolicyBundle bundle) {
    try {
      CommandDecided decided =
          engine.decide(
              question.submitted(),
              bundle,
              question.histories(),
              question.impact(),
              question.now());
      if (question.impact() != null && decided.decision() instanceof Decision.MeasureFirst) {
        throw new IllegalStateException("what was measured is to be measured again");
      }
      return decided;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("A command could not be judged and is denied", e);
      return engine.undecided(question.submitted(), bundle, question.now());
    }
  }
}
