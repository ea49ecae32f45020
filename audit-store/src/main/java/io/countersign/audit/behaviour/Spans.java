package io.countersign.audit.behaviour;

import java.time.Duration;

/** Lengths of time in sentences. */
final class Spans {
  private Spans() {}

  static String text(Duration span) {
    if (span.toMinutes() >= 1 && span.equals(Duration.ofMinutes(span.toMinutes()))) {
      return span.toMinutes() == 1 ? "a minute" : span.toMinutes() + " minutes";
    }
    return span.toMillis() % 1_000 == 0
        ? span.toSeconds() + " seconds"
        : span.toMillis() / 1_000.0 + " seconds";
  }
}
