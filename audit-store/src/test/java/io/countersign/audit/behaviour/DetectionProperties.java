package io.countersign.audit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DetectionProperties {
  private static final Detection DETECTION = new Detection(Settings.USUAL);

  @Property(tries = 200)
  void theOrderInWhichEventsArriveDoesNotMatter(
      @ForAll("activities") List<Activity> activities, @ForAll long seed) {
    // Given
    List<Activity> shuffled = new ArrayList<>(activities);
    Collections.shuffle(shuffled, new Random(seed));
    List<Vote> votes =
        VotesOf.given(Conducts.at("09:00:00"), 9, "night-agent", "someone", Duration.ofSeconds(2));
    List<Vote> shuffledVotes = new ArrayList<>(votes);
    Collections.shuffle(shuffledVotes, new Random(seed));

    // Then
    assertThat(observe(shuffled, shuffledVotes)).isEqualTo(observe(activities, votes));
  }

  @Property(tries = 100)
  void everyObservationIsOfTheDayAndSaysUponWhat(@ForAll("activities") List<Activity> activities) {
    assertThat(observe(activities, List.of()))
        .allSatisfy(seen -> {
          assertThat(seen.period()).isEqualTo(Conducts.DAY);
          assertThat(seen.to()).isAfterOrEqualTo(Conducts.DAY_BEGINS);
          assertThat(seen.commands()).isNotEmpty();
          assertThat(seen.queries()).isNotEmpty();
        });
  }

  private static List<Observation> observe(List<Activity> activities, List<Vote> votes) {
    return DETECTION.observe(
        new Conduct(Conducts.AGENT, Conducts.DAY, activities, votes, Conducts.officeHours()));
  }

  @Provide
  Arbitrary<List<Activity>> activities() {
    Arbitrary<Integer> minutes = Arbitraries.integers().between(-300, 1439);
    Arbitrary<String> table = Arbitraries.of("public.orders", "public.customers");
    Arbitrary<Integer> form = Arbitraries.integers().between(0, 9);
    Arbitrary<Integer> rows = Arbitraries.integers().between(0, 9_000);
    Arbitrary<Set<String>> asked = Arbitraries.of("a", "b", "c", "d").set();
    return Combinators.combine(minutes, table, form, rows, asked)
        .as((minute, name, what, count, conditions) -> {
          Doing doing =
              Doing.at(Conducts.DAY_BEGINS.plus(Duration.ofMinutes(minute)))
                  .on(name)
                  .saying("text " + what);
          return switch (what) {
            case 0, 1, 2 -> doing.denied();
            case 3 -> doing.rejected();
            case 4, 5 -> doing.rows(count).masking("email");
            case 6 -> doing.rows(count).showing("email");
            case 7 -> doing.kind("UPDATE").because("a report");
            default -> doing.asking(conditions.toArray(String[]::new));
          };
        })
        .map(Doing::activity)
        .list()
        .ofMaxSize(60);
  }
}
