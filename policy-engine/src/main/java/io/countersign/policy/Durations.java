package io.countersign.policy;

import java.time.Duration;
import java.util.Locale;

/** How long things take, for people. */
public final class Durations {
  private Durations() {}

  /** {@code 1h 30m} rather than {@code PT1H30M}. */
  public static String text(Duration duration) {
    return duration
        .toString()
        .substring(2)
        .replaceAll("(\\d[HMS])(?!$)", "$1 ")
        .toLowerCase(Locale.ROOT);
  }
}
