package io.countersign.evaluator.kafka;

import io.countersign.evaluator.PendingMeasurements;
import io.countersign.platform.event.PublicationFailedException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Decides what nobody measured in time, so that no command waits for ever. */
@ApplicationScoped
class MeasurementTimer {
  private static final Logger LOG = Logger.getLogger(MeasurementTimer.class);
  private static final long EVERY_MS = 500;

  private final HistoryStatus history;
  private final OwnPartitions partitions;
  private final PendingMeasurements pending;
  private final SecondDecision second;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("measurement-timer").factory());

  MeasurementTimer(
      HistoryStatus history,
      OwnPartitions partitions,
      PendingMeasurements pending,
      SecondDecision second,
      Clock clock) {
    this.history = history;
    this.partitions = partitions;
    this.pending = pending;
    this.second = second;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::decideOverdue, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdown();
  }

  /** Before the history is known, what was decided meanwhile may not be known either. */
  private void decideOverdue() {
    if (history.isCurrent()) {
      pending
          .takeOverdue(clock.instant(), partitions::contains)
          .forEach(p -> {
            LOG.warnf("Command %s was not measured in time", p.commandId());
            try {
              second.decideUnmeasured(p);
            } catch (PublicationFailedException e) {
              LOG.warnf("Stopping; command %s is decided after the start", p.commandId());
            }
          });
    }
  }
}
