package io.countersign.benchmarks;

import java.util.Map;

/** What was measured, for reading. */
record Report(Measurement floor, Measurement whole, StageTimes stages, CpuTimes processors) {
  private static final double MILLION = 1_000_000.0;

  String text() {
    return """

    One at a time              median      99th percentile
      five bare Kafka hops   %7.2f ms   %7.2f ms
      the whole path         %7.2f ms   %7.2f ms    %.1f times the median of the bare hops

    64 in flight
      five bare Kafka hops   %8.0f per second
      the whole path         %8.0f per second     1/%.1f of the bare hops

    Where the time goes, one at a time (medians)
    %s
    Processor time per command, 64 in flight: %.1f ms
    %s\
    """
        .formatted(
            floor.medianNanos() / MILLION,
            floor.ninetyNinthNanos() / MILLION,
            whole.medianNanos() / MILLION,
            whole.ninetyNinthNanos() / MILLION,
            (double) whole.medianNanos() / floor.medianNanos(),
            floor.perSecond(),
            whole.perSecond(),
            floor.perSecond() / whole.perSecond(),
            lines(stages.medianMillis(), false),
            processors.sum(),
            lines(processors.millisPerCommand(), false));
  }

  String markdown() {
    return """
    | one at a time | median | 99th percentile |
    | --- | --- | --- |
    | five bare Kafka hops | %.2f ms | %.2f ms |
    | the whole path | %.2f ms | %.2f ms |
    | ratio | %.1f | %.1f |

    | 64 in flight | per second |
    | --- | --- |
    | five bare Kafka hops | %.0f |
    | the whole path | %.0f |
    | ratio | 1/%.1f |

    | where the time goes, one at a time | median |
    | --- | --- |
    %s
    | processor time per command, 64 in flight | %.1f ms |
    | --- | --- |
    %s\
    """
        .formatted(
            floor.medianNanos() / MILLION,
            floor.ninetyNinthNanos() / MILLION,
            whole.medianNanos() / MILLION,
            whole.ninetyNinthNanos() / MILLION,
            (double) whole.medianNanos() / floor.medianNanos(),
            (double) whole.ninetyNinthNanos() / floor.ninetyNinthNanos(),
            floor.perSecond(),
            whole.perSecond(),
            floor.perSecond() / whole.perSecond(),
            lines(stages.medianMillis(), true),
            processors.sum(),
            lines(processors.millisPerCommand(), true));
  }

  private static String lines(Map<String, Double> millis, boolean table) {
    StringBuilder lines = new StringBuilder();
    millis.forEach((what, time) ->
        lines.append((table ? "| %s | %.1f ms |%n" : "  %-55s %6.1f ms%n").formatted(what, time)));
    return lines.toString();
  }
}
