package io.countersign.policy;

import io.countersign.contracts.CanonicalForm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a bundle reads the clock.
 *
 * @param calendars in the order of their names
 */
public record Times(ZoneId zone, List<Calendar> calendars) {
  public Times {
    calendars = calendars.stream().sorted(Comparator.comparing(Calendar::name)).toList();
  }

  LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  Optional<Calendar> calendar(String name) {
    return calendars.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** The calendar's window that the moment is in. */
  Optional<Calendar.Window> window(String calendar, Instant moment) {
    return calendar(calendar).orElseThrow().windowAt(local(moment));
  }

  void addTo(CanonicalForm form) {
    form.value(zone).value(calendars.size());
    calendars.forEach(c -> c.addTo(form));
  }
}
