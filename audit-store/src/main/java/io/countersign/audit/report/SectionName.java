package io.countersign.audit.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of a report, in its order. */
public enum SectionName {
  ACCESS,
  CHANGES,
  APPROVALS,
  SEPARATION_OF_DUTIES,
  BREAK_GLASS,
  POLICY_CHANGES,
  FINDINGS,
  INTEGRITY,
  SAMPLE,
  TRAIL_ACCESS,
  RETENTION,
  KEYS;

  public static Optional<SectionName> named(String text) {
    return Arrays.stream(values()).filter(n -> n.text().equals(text)).findFirst();
  }

  /** As it stands in JSON and in paths. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
