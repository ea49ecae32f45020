package io.countersign.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much processor time a command takes, and whose.
 *
 * @param millisPerCommand by part of the suite, in milliseconds of one core
 */
record CpuTimes(Map<String, Double> millisPerCommand) {
  private static final double MILLION = 1_000_000.0;

  /**
   * Runs round trips for a while, several at a time, and divides what all processes used meanwhile.
   *
   * @param data the suite's folder, by which its processes are known
   */
  static CpuTimes of(RoundTrip roundTrip, int inFlight, Duration window, Path data) {
    SuiteProcesses processes = new SuiteProcesses(data);
    Map<String, Long> before = processes.nanosByPart();
    Measurement.Rate rate = Measurement.rate(roundTrip, inFlight, window);
    Map<String, Double> perCommand = new TreeMap<>();
    processes
        .nanosByPart()
        .forEach((part, nanos) ->
            perCommand.put(
                part, (nanos - before.getOrDefault(part, 0L)) / MILLION / rate.roundTrips()));
    return new CpuTimes(perCommand);
  }

  double sum() {
    return millisPerCommand.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
