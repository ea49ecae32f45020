package io.countersign.audit.behaviour;

import io.countersign.audit.CommandSummary.Submitter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * What a principal did on a day, with what detectors have to know besides.
 *
 * @param day of UTC
 * @param activities of the day, and of the hours before it, in the order of time
 * @param votes that approve, of everybody, of the day and of the baseline before it, in the order
 *     of time
 * @param habits what it usually does: the baseline before the day
 */
public record Conduct(
    Submitter principal,
    LocalDate day,
    List<Activity> activities,
    List<Vote> votes,
    Habits habits) {
  public Conduct {
    activities =
        activities.stream()
            .sorted(Comparator.comparing(Activity::at).thenComparing(a -> a.command().toString()))
            .toList();
    votes =
        votes.stream()
            .sorted(Comparator.comparing(Vote::at).thenComparing(v -> v.command().toString()))
            .toList();
  }

  boolean isOfTheDay(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).equals(day);
  }

  List<Activity> ofTheDay() {
    return activities.stream().filter(a -> isOfTheDay(a.at())).toList();
  }

  /** Something observed upon these, which are in the order of time. */
  Observation observation(
      FindingKind kind,
      String aspect,
      String sentence,
      List<Activity> upon,
      TrailQuery... queries) {
    Instant from = upon.getFirst().at();
    Instant to = upon.getLast().at();
    return new Observation(
        kind,
        principal.subject(),
        principal.name(),
        aspect,
        day,
        from,
        to,
        sentence,
        upon.stream().map(Activity::command).toList(),
        List.of(queries).stream().map(q -> q.between(from, to)).toList());
  }

  TrailQuery commands() {
    return TrailQuery.of("/v1/commands").with("principal", principal.subject());
  }
}
