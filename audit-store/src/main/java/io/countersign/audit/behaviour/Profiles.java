package io.countersign.audit.behaviour;

import io.countersign.audit.CommandSummary.Submitter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes profiles of what activities tell. */
public final class Profiles {
  /** Of one answer: those with most commands. */
  private static final int MOST_PRINCIPALS = 500;

  private final Activities activities;
  private final BehaviourSettings settings;

  public Profiles(Activities activities, BehaviourSettings settings) {
    this.activities = activities;
    this.settings = settings;
  }

  /**
   * @param nameOrSubject of the principal; where several have the name, the subject is needed
   * @return those whom it may mean
   */
  public List<Submitter> named(String nameOrSubject) {
    List<Submitter> found = activities.named(nameOrSubject);
    Optional<Submitter> bySubject =
        found.stream().filter(s -> s.subject().equals(nameOrSubject)).findFirst();
    return bySubject.map(List::of).orElse(found);
  }

  public Profile of(Submitter principal, Instant from, Instant to) {
    return of(List.of(principal), from, to).getFirst();
  }

  /** Those who were active, who deviates most first. */
  public List<Profile> all(Instant from, Instant to) {
    return of(activities.active(from, to, MOST_PRINCIPALS), from, to).stream()
        .sorted(
            Comparator.comparingDouble(Profile::bits)
                .reversed()
                .thenComparing(p -> p.principal().subject()))
        .toList();
  }

  private List<Profile> of(List<Submitter> principals, Instant from, Instant to) {
    Instant begin = from.minus(settings.baseline());
    Set<String> subjects = principals.stream().map(Submitter::subject).collect(Collectors.toSet());
    Map<String, List<Slice>> before = activities.slices(subjects, begin, from);
    Map<String, List<Slice>> now = activities.slices(subjects, from, to);
    return principals.stream()
        .map(principal -> {
          String subject = principal.subject();
          return profile(
              principal,
              from,
              to,
              Tally.of(now.getOrDefault(subject, List.of())),
              Habits.of(before.getOrDefault(subject, List.of()), begin, from));
        })
        .toList();
  }

  private Profile profile(
      Submitter principal, Instant from, Instant to, Tally tally, Habits habits) {
    boolean known = habits.areKnown(settings);
    List<Deviation> deviations =
        known
            ? new Comparison(settings, principal.subject(), from, to, tally, habits).deviations()
            : List.of();
    return new Profile(principal, from, to, tally, habits, known, deviations);
  }
}
