package io.countersign.policy;

import io.countersign.contracts.CanonicalForm;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Named times, such as a change freeze, by the wall clock of the bundle's time zone.
 *
 * @param name what conditions call it: {@code now.within("change-freeze")}
 */
public record Calendar(String name, List<Window> windows) {
  public Calendar {
    PolicyName.check(name, "calendar");
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("a calendar has at least one window");
    }
  }

  /** Part of a calendar. */
  public sealed interface Window {
    boolean includes(LocalDateTime moment);

    /** Why it is there. */
    String reason();
  }

  /**
   * Once.
   *
   * @param to the first moment that is no longer in it
   */
  public record Span(LocalDateTime from, LocalDateTime to, String reason) implements Window {
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("a window ends after it begins: " + from + " to " + to);
      }
    }

    @Override
    public boolean includes(LocalDateTime moment) {
      return !moment.isBefore(from) && moment.isBefore(to);
    }
  }

  /**
   * Every week.
   *
   * @param days on which it begins
   * @param to the first time that is no longer in it; of the next day where it is not after {@code
   *     from}
   */
  public record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, String reason)
      implements Window {
    public Weekly {
      days = Collections.unmodifiableSet(new TreeSet<>(days));
      if (days.isEmpty()) {
        throw new IllegalArgumentException("a weekly window names at least one day");
      }
    }

    @Override
    public boolean includes(LocalDateTime moment) {
      LocalTime time = moment.toLocalTime();
      DayOfWeek day = moment.getDayOfWeek();
      boolean begun = !time.isBefore(from);
      boolean over = !time.isBefore(to);
      return from.isBefore(to)
          ? days.contains(day) && begun && !over
          : (days.contains(day) && begun) || (days.contains(day.minus(1)) && !over);
    }
  }

  /** The window that the moment is in. */
  Optional<Window> windowAt(LocalDateTime moment) {
    return windows.stream().filter(w -> w.includes(moment)).findFirst();
  }

  void addTo(CanonicalForm form) {
    form.text(name).values(windows);
  }
}
