package io.countersign.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much processor time a command takes, and whose.
 *
 * @param millisPerCommand by part of the suite, in milliseconds of one core
 */
record CpuTimes(Map<String, Double> millisPerCommand) {
  private static final double MILLION = 1_000_000.0;

  /**
   * Runs round trips for a while, several at a time, and divides what all processes used meanwhile.
   */
  static CpuTimes of(RoundTrip roundTrip, int inFlight, Duration window) {
    Map<String, Long> before = nanosByPart();
    double commands = Measurement.rate(roundTrip, inFlight, window) * window.toSeconds();
    Map<String, Double> perCommand = new TreeMap<>();
    nanosByPart()
        .forEach((part, nanos) ->
            perCommand.put(part, (nanos - before.getOrDefault(part, 0L)) / MILLION / commands));
    return new CpuTimes(perCommand);
  }

  private static Map<String, Long> nanosByPart() {
    Map<String, Long> nanos = new TreeMap<>();
    Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
        .forEach(process ->
            nanos.merge(
                part(process),
                process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos(),
                Long::sum));
    return nanos;
  }

  private static String part(ProcessHandle process) {
    if (process.equals(ProcessHandle.current())) {
      return "Kafka and the measuring client";
    }
    String command = process.info().commandLine().orElse("");
    return Stream.of(
            "command-intake", "policy-evaluator", "approval-service", "executor", "audit-store")
        .filter(service -> command.contains(service + "/target"))
        .findFirst()
        .orElse(command.contains("keycloak") ? "Keycloak" : "PostgreSQL");
  }
}
