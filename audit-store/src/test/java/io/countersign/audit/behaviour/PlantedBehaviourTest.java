package io.countersign.audit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.CommandSummary.Submitter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A month of work in which some did what they should not, in its last week. */
class PlantedBehaviourTest {
  private static final Detection DETECTION = new Detection(Settings.USUAL);
  private static final LocalDate TUESDAY = SyntheticMonth.LAST_WEEK.plusDays(1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsAllThatWasPlanted(long seed) {
    // Given
    SyntheticMonth month = SyntheticMonth.of(seed);
    plant(month);

    // When
    List<String> found = findings(month);

    // Then
    assertThat(found)
        .contains(
            "mass-read person-0 email",
            "off-hours person-1 ",
            "repeated-denials helper-0 ",
            "varied-until-allowed helper-1 public.payments",
            "narrowing-counts helper-2 shop: public.customers",
            "unfit-intent helper-3 says that it reads, and writes",
            "hasty-approvals rob ",
            "same-pair rita mallory-subject");
  }

  /** 14 principals and 3 reviewers in 5 weeks: nearly 600 days of somebody. */
  @Test
  void raisesFewFalseAlarms() {
    // Given
    List<String> alarms = new ArrayList<>();

    // When
    for (long seed = 1; seed <= 5; seed++) {
      alarms.addAll(findings(SyntheticMonth.of(seed)));
    }

    // Then at most one in a hundred days of somebody
    assertThat(alarms).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void aQuietPrincipalChangesNothingForOthers() {
    // Given
    SyntheticMonth month = SyntheticMonth.of(6);
    plant(month);
    List<String> without = findings(month);

    // When
    month
        .activities()
        .put(
            new Submitter("quiet-subject", "quiet", "HUMAN", null),
            List.of(Doing.at(SyntheticMonth.at(TUESDAY, 10, 0)).activity()));

    // Then
    assertThat(findings(month)).isEqualTo(without);
  }

  private static void plant(SyntheticMonth month) {
    for (int i = 0; i < 30; i++) {
      month
          .of("person-0")
          .add(at(10, i * 60).on("public.customers").rows(400).masking("email").activity());
    }
    for (int i = 0; i < 4; i++) {
      month.of("person-1").add(at(1, i * 60).activity());
    }
    for (int i = 0; i < 6; i++) {
      month.of("helper-0").add(at(11, i * 300).saying("denied " + i).denied().activity());
    }
    List<Activity> varying = month.of("helper-1");
    for (int i = 0; i < 4; i++) {
      varying.add(at(12, i * 60).on("public.payments").saying("form " + i).denied().activity());
    }
    varying.add(at(12, 600).on("public.payments").saying("form 5").activity());
    List<Activity> narrowing = month.of("helper-2");
    String[] columns = {"city", "birth_year", "gender", "employer"};
    for (int i = 1; i <= columns.length; i++) {
      narrowing.add(
          at(13, i * 120)
              .on("public.customers")
              .asking(List.of(columns).subList(0, i).toArray(String[]::new))
              .activity());
    }
    month
        .of("helper-3")
        .add(at(14, 0).kind("DELETE").because("Weekly report of open orders").activity());
    Instant morning = SyntheticMonth.at(TUESDAY, 9, 0);
    month.votes().addAll(VotesOf.given(morning, 6, "rob", "helper-0", Duration.ofSeconds(3)));
    month.votes().addAll(VotesOf.given(morning, 20, "rita", "mallory", Duration.ofMinutes(5)));
  }

  private static Doing at(int hour, int second) {
    return Doing.at(SyntheticMonth.at(TUESDAY, hour, second));
  }

  /** Those of the last week. */
  private static List<String> findings(SyntheticMonth month) {
    Map<String, String> found = new LinkedHashMap<>();
    for (LocalDate day = SyntheticMonth.LAST_WEEK;
        day.isBefore(SyntheticMonth.END);
        day = day.plusDays(1)) {
      Instant begin = SyntheticMonth.at(day, 0, 0);
      Instant end = SyntheticMonth.at(day, 24, 0);
      Instant baseline = begin.minus(DETECTION.baseline());
      List<Vote> votes =
          month.votes().stream()
              .filter(v -> !v.at().isBefore(baseline) && v.at().isBefore(end))
              .toList();
      for (String reviewer : List.of("rita", "rob", "dana")) {
        keep(found, new Conduct(VotesOf.voter(reviewer), day, List.of(), votes, unknown(begin)));
      }
      LocalDate today = day;
      month
          .activities()
          .forEach((principal, activities) ->
              keep(
                  found,
                  new Conduct(
                      principal,
                      today,
                      between(activities, begin.minus(DETECTION.reach()), end),
                      List.of(),
                      Habits.of(
                          between(activities, baseline, begin).stream()
                              .map(PlantedBehaviourTest::slice)
                              .toList(),
                          baseline,
                          begin))));
    }
    return List.copyOf(found.values());
  }

  private static Habits unknown(Instant begin) {
    return Habits.of(List.of(), begin, begin);
  }

  private static void keep(Map<String, String> found, Conduct conduct) {
    for (Observation seen : DETECTION.observe(conduct)) {
      String told = seen.kind() + " " + seen.name() + " " + seen.aspect();
      found.put(told + " " + seen.period(), told);
    }
  }

  private static List<Activity> between(List<Activity> all, Instant from, Instant to) {
    return all.stream().filter(a -> !a.at().isBefore(from) && a.at().isBefore(to)).toList();
  }

  private static Slice slice(Activity activity) {
    return new Slice(
        activity.at().truncatedTo(ChronoUnit.HOURS),
        activity.dataSource(),
        activity.tables(),
        activity.kinds(),
        activity.decision(),
        activity.approval(),
        activity.outcome(),
        activity.masked(),
        activity.shown(),
        1,
        activity.rowsReturned(),
        0);
  }
}
