package io.countersign.cli.approvals;

import java.time.Duration;
import java.time.Instant;

/** Times and numbers as people take them in. */
final class Rough {
  private static final int ROUGH = 2;

  private Rough() {}

  /** Such as {@code 3m} or {@code 2d}, in whole units. */
  static String rough(Duration duration) {
    Duration span = duration.abs();
    if (span.toDays() >= ROUGH) {
      return span.toDays() + "d";
    }
    if (span.toHours() >= ROUGH) {
      return span.toHours() + "h";
    }
    return span.toMinutes() >= ROUGH ? span.toMinutes() + "m" : span.toSeconds() + "s";
  }

  /** Such as {@code 1 row} or {@code 2 rows}. */
  static String counted(String number, String what) {
    return number + " " + what + (number.equals("1") ? "" : "s");
  }

  /** Such as {@code 2026-11-23T10:00:00Z (in 5m)}. */
  static String text(String instant, Instant now) {
    if (instant.isEmpty()) {
      return "";
    }
    Duration since = Duration.between(Instant.parse(instant), now);
    return since.isNegative()
        ? "%s (in %s)".formatted(instant, rough(since))
        : "%s (%s ago)".formatted(instant, rough(since));
  }
}
