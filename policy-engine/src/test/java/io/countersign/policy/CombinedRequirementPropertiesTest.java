package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Every possible sequence of answers of a few people, against requirements as policies write them.
 */
class CombinedRequirementPropertiesTest {
  private static final Map<String, Set<String>> PEOPLE =
      Map.of(
          "ann", Set.of("a"),
          "bob", Set.of("b"),
          "cyd", Set.of("a", "b"),
          "dan", Set.of("b", "c"),
          "eve", Set.of());
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration LATE = Duration.ofMinutes(30);
  private static final List<List<String>> SEQUENCES = sequences();

  private static List<List<String>> sequences() {
    List<List<String>> all = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < all.size(); i++) {
      List<String> known = all.get(i);
      PEOPLE.keySet().stream()
          .filter(p -> !known.contains(p))
          .forEach(p -> {
            List<String> longer = new ArrayList<>(known);
            longer.add(p);
            all.add(longer);
          });
    }
    return all;
  }

  @Provide
  Arbitrary<ApprovalRequirement> requirements() {
    return Combinators.combine(
            Arbitraries.of(StageOrder.class), stage().list().ofMinSize(1).ofMaxSize(2))
        .filter((order, stages) ->
            stages.stream().anyMatch(s -> !isSkippable(s))
                && (order != StageOrder.ANY || stages.stream().noneMatch(s -> isSkippable(s))))
        .as((order, stages) ->
            new ApprovalRequirement(order, stages, Duration.ofHours(1), null, null, null));
  }

  private static Arbitrary<ApprovalStage> stage() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2),
            Arbitraries.of("a", "b", "c").set().ofMaxSize(2),
            Arbitraries.of("ann", "bob", "eve").set().ofMaxSize(2),
            Arbitraries.oneOf(
                Arbitraries.just(null), Arbitraries.of(SOON, LATE).flatMap(d -> timeout(d))))
        .filter((quorum, roles, persons, timeout) -> !roles.isEmpty() || persons.size() >= quorum)
        .as((quorum, roles, persons, timeout) ->
            new ApprovalStage(quorum, new Approvers(roles, persons), false, timeout));
  }

  private static Arbitrary<StageTimeout> timeout(Duration after) {
    return Arbitraries.of(
        new StageTimeout.Skip(after),
        new StageTimeout.Reject(after),
        new StageTimeout.Escalate(after, Approvers.withRoles(Set.of("c"))),
        new StageTimeout.Escalate(after, new Approvers(Set.of("b"), Set.of("eve"))));
  }

  @Property(tries = 1000)
  void isSatisfiedOnlyByAnswersThatSatisfyEach(
      @ForAll("requirements") ApprovalRequirement one,
      @ForAll("requirements") ApprovalRequirement other,
      @ForAll @IntRange(max = 2) int moment) {
    ApprovalRequirement combined = CombinedRequirement.of(List.of(one, other));
    Duration passed = List.of(Duration.ZERO, SOON, LATE).get(moment);

    for (List<String> answers : SEQUENCES) {
      if (isSatisfied(combined, answers, passed)) {
        assertThat(isSatisfied(one, answers, passed)).as("%s for %s", answers, one).isTrue();
        assertThat(isSatisfied(other, answers, passed)).as("%s for %s", answers, other).isTrue();
      }
    }
  }

  @Property(tries = 200)
  void neverAsksForMoreThanEachAfterTheOther(
      @ForAll("requirements") ApprovalRequirement one,
      @ForAll("requirements") ApprovalRequirement other) {
    ApprovalRequirement combined = CombinedRequirement.of(List.of(one, other));

    assertThat(combined.stages().stream().mapToInt(ApprovalStage::quorum).sum())
        .isLessThanOrEqualTo(
            IntStream.concat(
                    one.stages().stream().mapToInt(ApprovalStage::quorum),
                    other.stages().stream().mapToInt(ApprovalStage::quorum))
                .sum());
  }

  private static boolean isSkippable(ApprovalStage stage) {
    return stage.timeout() instanceof StageTimeout.Skip;
  }

  /**
   * Whether these answers, in this order, can be counted so that they are enough.
   *
   * @param passed how long every stage has been asked when they come
   */
  private static boolean isSatisfied(
      ApprovalRequirement requirement, List<String> answers, Duration passed) {
    List<ApprovalStage> stages = requirement.stages();
    if (stages.stream()
        .anyMatch(s -> s.timeout() instanceof StageTimeout.Reject && isOver(s, passed))) {
      return false;
    }
    List<ApprovalStage> due =
        stages.stream()
            .filter(s -> !(isSkippable(s) && isOver(s, passed)))
            .map(s -> asAskedAfter(s, passed))
            .toList();
    return switch (requirement.order()) {
      case ANY -> due.stream().anyMatch(s -> isFilled(List.of(s), new int[1], answers, 0, false));
      case PARALLEL -> isFilled(due, new int[due.size()], answers, 0, false);
      case SEQUENTIAL -> isFilled(due, new int[due.size()], answers, 0, true);
    };
  }

  private static boolean isOver(ApprovalStage stage, Duration passed) {
    return stage.timeout() != null && stage.timeout().after().compareTo(passed) <= 0;
  }

  private static ApprovalStage asAskedAfter(ApprovalStage stage, Duration passed) {
    return stage.timeout() instanceof StageTimeout.Escalate(var after, var to)
            && isOver(stage, passed)
        ? new ApprovalStage(stage.quorum(), stage.approvers().and(to), false, null)
        : stage;
  }

  /** Tries every stage for every answer, and to leave it out. */
  private static boolean isFilled(
      List<ApprovalStage> stages, int[] counted, List<String> answers, int next, boolean inOrder) {
    if (IntStream.range(0, counted.length).allMatch(i -> counted[i] >= stages.get(i).quorum())) {
      return true;
    }
    if (next == answers.size()) {
      return false;
    }
    for (int i = 0; i < counted.length; i++) {
      if (counted[i] < stages.get(i).quorum()) {
        if (mayAnswer(answers.get(next), stages.get(i))) {
          counted[i]++;
          boolean filled = isFilled(stages, counted, answers, next + 1, inOrder);
          counted[i]--;
          if (filled) {
            return true;
          }
        }
        if (inOrder) {
          break;
        }
      }
    }
    return isFilled(stages, counted, answers, next + 1, inOrder);
  }

  private static boolean mayAnswer(String person, ApprovalStage stage) {
    return stage.approvers().persons().contains(person)
        || PEOPLE.getOrDefault(person, Set.of()).stream().anyMatch(stage.roles()::contains);
  }
}
