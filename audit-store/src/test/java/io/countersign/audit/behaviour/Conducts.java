package io.countersign.audit.behaviour;

import io.countersign.audit.CommandSummary.Submitter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a principal did on Monday 2 November 2026, and in the four weeks before. */
final class Conducts {
  static final LocalDate DAY = LocalDate.parse("2026-11-02");
  static final Submitter AGENT = new Submitter("agent-subject", "night-agent", "AGENT", "olga");
  static final Submitter PERSON = new Submitter("dana-subject", "dana", "HUMAN", null);
  static final Instant DAY_BEGINS = begin(DAY);
  private static final Instant BASELINE_BEGINS = begin(DAY.minusDays(28));

  private Conducts() {}

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static Instant at(String time) {
    return Instant.parse(DAY + "T" + time + "Z");
  }

  static Conduct of(Doing... doings) {
    return of(AGENT, officeHours(), doings);
  }

  static Conduct of(Submitter principal, Habits habits, Doing... doings) {
    return of(principal, habits, Stream.of(doings).map(Doing::activity).toList());
  }

  static Conduct of(Submitter principal, Habits habits, List<Activity> activities) {
    return new Conduct(principal, DAY, activities, List.of(), habits);
  }

  static Conduct of(Submitter voter, List<Vote> votes) {
    return new Conduct(voter, DAY, List.of(), votes, unknown());
  }

  /** Reads of orders on working days from 8 to 16 UTC, two an hour. */
  static Habits officeHours() {
    List<Slice> slices = new ArrayList<>();
    for (LocalDate day = DAY.minusDays(28); day.isBefore(DAY); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        for (int hour = 8; hour <= 16; hour++) {
          slices.add(slice(begin(day).plus(Duration.ofHours(hour)), 2, 2, Set.of()));
        }
      }
    }
    return habits(slices);
  }

  static Habits unknown() {
    return habits(List.of());
  }

  static Habits habits(List<Slice> slices) {
    return Habits.of(slices, BASELINE_BEGINS, DAY_BEGINS);
  }

  static Slice slice(Instant hour, long commands, long rows, Set<String> masked) {
    return new Slice(
        hour,
        "shop",
        Set.of("public.orders"),
        Set.of("SELECT"),
        "allowed",
        null,
        "succeeded",
        masked,
        Set.of(),
        commands,
        rows,
        0);
  }
}
