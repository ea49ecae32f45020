package io.countersign.executor.settings;

import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.executor.RunningCommands;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what happens. */
@Singleton
public class ExecutionMetrics {
  private static final String EXECUTIONS = "countersign.executions";
  private static final String RUNNING = "countersign.executions.running";
  private static final String OUTCOME = "outcome";

  private final MeterRegistry meters;

  ExecutionMetrics(MeterRegistry meters, RunningCommands running) {
    this.meters = meters;
    meters.gauge(RUNNING, running, RunningCommands::count);
  }

  void ended(ExecutionFinished finished) {
    meters.timer(EXECUTIONS, OUTCOME, finished.outcome().outcome()).record(finished.elapsed());
  }
}
