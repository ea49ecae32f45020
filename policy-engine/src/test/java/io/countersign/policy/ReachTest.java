package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static Reach.Seats seats(int number, String... persons) {
    return new Reach.Seats(number, Set.of(persons));
  }

  @Test
  void countsAPersonOnce() {
    assertThat(Reach.canAllBeFilled(List.of(seats(1, "rita"), seats(1, "sam")))).isTrue();
    assertThat(Reach.canAllBeFilled(List.of(seats(1, "rita"), seats(1, "rita")))).isFalse();
    assertThat(Reach.canAllBeFilled(List.of(seats(2, "rita", "sam"), seats(1, "sam")))).isFalse();
    assertThat(Reach.canAllBeFilled(List.of(seats(2, "rita")))).isFalse();
  }

  @Test
  void movesPersonsToWhereTheyAreNeededMore() {
    assertThat(
            Reach.canAllBeFilled(
                List.of(
                    seats(1, "ann", "bob"),
                    seats(1, "ann", "cyd"),
                    seats(1, "ann"),
                    seats(1, "bob", "dan"))))
        .isTrue();
  }
}
