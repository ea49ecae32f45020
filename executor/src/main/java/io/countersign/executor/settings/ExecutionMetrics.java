package io.countersign.executor.settings;

import io.countersign.contracts.Impact;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.executor.RunningCommands;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts what happens. */
@Singleton
public class ExecutionMetrics {
  private static final String EXECUTIONS = "countersign.executions";
  private static final String MEASUREMENTS = "countersign.measurements";
  private static final String RUNNING = "countersign.executions.running";
  private static final String OUTCOME = "outcome";
  private static final String METHOD = "method";

  private final MeterRegistry meters;

  ExecutionMetrics(MeterRegistry meters, RunningCommands running) {
    this.meters = meters;
    meters.gauge(RUNNING, running, RunningCommands::count);
  }

  void ended(ExecutionFinished finished) {
    meters.timer(EXECUTIONS, OUTCOME, finished.outcome().outcome()).record(finished.elapsed());
  }

  void measured(Impact impact, Duration elapsed) {
    String outcome = impact.problem() == null ? "measured" : "problem";
    meters.timer(MEASUREMENTS, METHOD, impact.method().name(), OUTCOME, outcome).record(elapsed);
  }
}
