package io.countersign.audit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.audit.CommandSummary.Submitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  private static final Instant FROM = Conducts.DAY_BEGINS;
  private static final Instant TO = FROM.plus(Duration.ofDays(1));
  private final Map<Submitter, List<Slice>> slices = new HashMap<>();
  private final Profiles profiles = new Profiles(new Remembered(), Settings.USUAL);

  @Test
  void tellsInWhatSomebodyDeviates() {
    // Given 40 active hours of 5 commands with orders each, and one hour of something else
    usual(Conducts.AGENT);
    add(
        Conducts.AGENT,
        new Slice(
            Conducts.at("03:00:00"),
            "shop",
            Set.of("public.salaries"),
            Set.of("SELECT"),
            "allowed",
            null,
            "succeeded",
            Set.of("salary"),
            Set.of(),
            50,
            5_000,
            0));

    // When
    Profile profile = profiles.of(Conducts.AGENT, FROM, TO);

    // Then
    assertThat(profile.known()).isTrue();
    assertThat(profile.deviations())
        .extracting(d -> d.kind() + " " + d.what() + " " + d.observed() + " " + d.usual())
        .containsExactly(
            "many-rows rows returned 5000 5",
            "new-table public.salaries 50 0",
            "new-category salary 50 0",
            "unusual-hour 03:00 UTC on working days 50 0",
            "busy-hour commands 50 5");
    Deviation table = profile.deviations().get(1);
    assertThat(table.bits()).isCloseTo(Math.log(201) / Math.log(2), within(1e-9));
    assertThat(table.sentence())
        .isEqualTo("50 commands with public.salaries, and none of 200 in the baseline");
    assertThat(table.observedQuery())
        .isEqualTo(
            "/v1/commands?principal=agent-subject&table=public.salaries&from=2026-11-02T00%3A00%3A00Z&to=2026-11-03T00%3A00%3A00Z");
    assertThat(table.usualQuery()).contains("from=2026-10-05T00%3A00%3A00Z&to=2026-11-02");
  }

  @Test
  void whatIsUsualDeviatesInNothing() {
    // Given
    usual(Conducts.AGENT);
    add(Conducts.AGENT, Conducts.slice(Conducts.at("10:00:00"), 5, 5, Set.of()));

    // Then
    assertThat(profiles.of(Conducts.AGENT, FROM, TO).deviations()).isEmpty();
  }

  @Test
  void comparesNobodyOfWhomLittleIsKnown() {
    // Given
    add(Conducts.PERSON, Conducts.slice(Conducts.at("03:00:00"), 500, 5_000, Set.of("email")));

    // When
    Profile profile = profiles.of(Conducts.PERSON, FROM, TO);

    // Then
    assertThat(profile.known()).isFalse();
    assertThat(profile.deviations()).isEmpty();
    assertThat(profile.tally().commands()).isEqualTo(500);
    assertThat(profile.tally().masked()).containsEntry("email", 500L);
  }

  @Test
  void givesWhoDeviatesMostFirst() {
    // Given
    usual(Conducts.AGENT);
    usual(Conducts.PERSON);
    add(Conducts.AGENT, Conducts.slice(Conducts.at("10:00:00"), 5, 5, Set.of()));
    add(Conducts.PERSON, Conducts.slice(Conducts.at("10:00:00"), 100, 5, Set.of("email")));

    // Then
    assertThat(profiles.all(FROM, TO))
        .extracting(p -> p.principal().name())
        .containsExactly("dana", "night-agent");
  }

  private void usual(Submitter principal) {
    for (int day = 1; day <= 28; day++) {
      Instant begin = FROM.minus(Duration.ofDays(day));
      if (!DayHour.of(begin).weekend()) {
        add(principal, Conducts.slice(begin.plus(Duration.ofHours(9)), 5, 5, Set.of()));
        add(principal, Conducts.slice(begin.plus(Duration.ofHours(10)), 5, 5, Set.of()));
      }
    }
  }

  private void add(Submitter principal, Slice slice) {
    slices.computeIfAbsent(principal, _ -> new ArrayList<>()).add(slice);
  }

  private final class Remembered implements Activities {
    @Override
    public List<Submitter> named(String nameOrSubject) {
      return slices.keySet().stream().filter(s -> s.name().equals(nameOrSubject)).toList();
    }

    @Override
    public List<Submitter> active(Instant from, Instant to, int limit) {
      return slices.keySet().stream().limit(limit).toList();
    }

    @Override
    public Map<String, List<Slice>> slices(Set<String> subjects, Instant from, Instant to) {
      return slices.entrySet().stream()
          .filter(e -> subjects.contains(e.getKey().subject()))
          .collect(
              Collectors.toMap(
                  e -> e.getKey().subject(),
                  e ->
                      e.getValue().stream()
                          .filter(s -> !s.hour().isBefore(from) && s.hour().isBefore(to))
                          .toList()));
    }
  }
}
