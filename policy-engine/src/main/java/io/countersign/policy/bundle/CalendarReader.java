package io.countersign.policy.bundle;

import io.countersign.policy.Calendar;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a calendar's windows: {@code {from: 2026-12-20, to: 2027-01-03, reason: …}} once, with
 * {@code days: [friday]} and times of day every week.
 */
final class CalendarReader {
  private static final Set<String> FIELDS = Set.of("days", "from", "to", "reason");

  private CalendarReader() {}

  static Calendar read(YamlMapping document) throws InvalidDocumentException {
    YamlMapping metadata = document.mapping("metadata", Set.of("name"));
    YamlMapping spec = document.mapping("spec", Set.of("windows"));
    List<Calendar.Window> windows = new ArrayList<>();
    for (YamlMapping window : spec.mappings("windows", FIELDS)) {
      windows.add(window(window));
    }
    try {
      return new Calendar(metadata.text("name"), windows);
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(metadata.node("name"), String.valueOf(e.getMessage()));
    }
  }

  private static Calendar.Window window(YamlMapping window) throws InvalidDocumentException {
    String reason = window.text("reason").strip();
    try {
      return window.has("days")
          ? weekly(window, reason)
          : new Calendar.Span(Scalars.from(window, "from"), Scalars.to(window, "to"), reason);
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(window.node("from"), String.valueOf(e.getMessage()));
    }
  }

  /** Whole days where no time is given. */
  private static Calendar.Weekly weekly(YamlMapping window, String reason)
      throws InvalidDocumentException {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : window.texts("days")) {
      days.add(Scalars.day(window, "days", day));
    }
    return new Calendar.Weekly(
        days,
        window.has("from") ? Scalars.time(window, "from") : LocalTime.MIDNIGHT,
        window.has("to") ? Scalars.time(window, "to") : LocalTime.MIDNIGHT,
        reason);
  }
}
