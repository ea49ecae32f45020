package io.countersign.intake.http;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The preference {@code wait} of RFC 7240 §4.3: how long a caller would wait for the end. */
final class WaitPreference {
  static final String HEADER = "Prefer";
  static final String APPLIED = "Preference-Applied";
  private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?");

  private WaitPreference() {}

  /**
   * The first such preference, which is the one that counts (RFC 7240 §2); what cannot be
   * understood is ignored, as the RFC asks.
   */
  static Optional<Duration> parse(Collection<String> headers, Duration longest) {
    return headers.stream()
        .flatMap(h -> Stream.of(h.split(",", -1)))
        .map(p -> WAIT.matcher(p.strip().toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches)
        .map(m -> Duration.ofSeconds(Long.parseLong(m.group(1))))
        .map(d -> d.compareTo(longest) > 0 ? longest : d)
        .findFirst();
  }

  static String applied(Duration wait) {
    return "wait=" + wait.toSeconds();
  }
}
