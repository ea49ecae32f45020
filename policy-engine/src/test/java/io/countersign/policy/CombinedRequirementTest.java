package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CombinedRequirementTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HALF = Duration.ofMinutes(30);
  private static final ApprovalStage REVIEWER = new ApprovalStage(1, Set.of("reviewer"));
  private static final ApprovalStage DBA = new ApprovalStage(1, Set.of("dba"));
  private static final ApprovalStage EITHER = new ApprovalStage(1, Set.of("dba", "reviewer"));

  private static ApprovalRequirement requirement(int quorum, int hours, String... roles) {
    return ApprovalRequirement.of(quorum, Set.of(roles), Duration.ofHours(hours));
  }

  private static ApprovalRequirement stages(StageOrder order, ApprovalStage... stages) {
    return new ApprovalRequirement(order, List.of(stages), HOUR, null, null, null);
  }

  private static ApprovalStage persons(int quorum, String... persons) {
    return new ApprovalStage(quorum, new Approvers(Set.of(), Set.of(persons)), false, null);
  }

  private static ApprovalStage timed(@Nullable StageTimeout timeout) {
    return new ApprovalStage(1, Approvers.withRoles(Set.of("dba")), false, timeout);
  }

  private static ApprovalRequirement combined(ApprovalRequirement... requirements) {
    return CombinedRequirement.of(List.of(requirements));
  }

  private static List<ApprovalStage> together(ApprovalStage one, ApprovalStage other) {
    return combined(stages(StageOrder.SEQUENTIAL, one), stages(StageOrder.SEQUENTIAL, other))
        .stages();
  }

  private static ApprovalRequirement with(
      @Nullable BreakGlass breakGlass, @Nullable GrantBounds grants) {
    return new ApprovalRequirement(
        StageOrder.SEQUENTIAL, List.of(DBA), HOUR, null, breakGlass, grants);
  }

  @Test
  void leavesASingleRequirementAsItIs() {
    ApprovalRequirement only =
        new ApprovalRequirement(
            StageOrder.ANY,
            List.of(REVIEWER, persons(1, "rita")),
            HOUR,
            10,
            new BreakGlass(Set.of("on-call"), HOUR),
            new GrantBounds(1, 2, HOUR));

    assertThat(combined(only)).isEqualTo(only);
    assertThat(combined(only, only)).isEqualTo(only);
  }

  @Test
  void takesTheHighestQuorumTheCommonRolesAndTheShortestTime() {
    assertThat(combined(requirement(1, 1, "reviewer", "dba"), requirement(3, 8, "dba", "admin")))
        .isEqualTo(requirement(3, 1, "dba"));
  }

  @Test
  void asksAfterOneAnotherThoseWhoCannotAnswerForEachOther() {
    assertThat(combined(requirement(1, 1, "reviewer"), requirement(2, 8, "dba", "admin")))
        .isEqualTo(
            new ApprovalRequirement(
                List.of(REVIEWER, new ApprovalStage(2, Set.of("dba", "admin"))), HOUR, null));
  }

  @Test
  void neverJoinsTwoStagesOfOneRequirement() {
    ApprovalRequirement twice = new ApprovalRequirement(List.of(REVIEWER, REVIEWER), HOUR, 20);

    assertThat(combined(requirement(1, 2, "reviewer"), twice)).isEqualTo(twice);
  }

  @Test
  void keepsTheOrderThatEachAsksFor() {
    assertThat(
            combined(
                    stages(StageOrder.SEQUENTIAL, REVIEWER, DBA),
                    stages(StageOrder.SEQUENTIAL, DBA, REVIEWER))
                .stages())
        .containsExactly(REVIEWER, DBA, REVIEWER);
  }

  @Test
  void asksAtOnceOnlyWhereNobodyWantsAnOrder() {
    ApprovalRequirement atOnce = stages(StageOrder.PARALLEL, REVIEWER, DBA);

    assertThat(combined(atOnce, requirement(1, 1, "admin")).order()).isEqualTo(StageOrder.PARALLEL);
    assertThat(combined(atOnce, stages(StageOrder.SEQUENTIAL, DBA, DBA)).order())
        .isEqualTo(StageOrder.SEQUENTIAL);
    assertThat(combined(requirement(1, 1, "dba"), requirement(1, 1, "admin")).order())
        .isEqualTo(StageOrder.SEQUENTIAL);
  }

  @Test
  void asksEveryStageWhereAnyWouldHaveBeenEnoughAlone() {
    ApprovalRequirement any = stages(StageOrder.ANY, REVIEWER, DBA);

    assertThat(combined(any, stages(StageOrder.SEQUENTIAL, EITHER)))
        .isEqualTo(stages(StageOrder.PARALLEL, REVIEWER, DBA));
    assertThat(combined(any, stages(StageOrder.ANY, DBA, REVIEWER)))
        .isEqualTo(stages(StageOrder.PARALLEL, REVIEWER, DBA));
  }

  @Test
  void joinsNamedPersonsOnlyWhereEnoughAreLeft() {
    assertThat(together(persons(1, "rita", "sam"), persons(1, "sam", "olga")))
        .containsExactly(persons(1, "sam"));
    assertThat(together(persons(1, "rita", "sam"), persons(2, "sam", "olga"))).hasSize(2);
    assertThat(together(persons(1, "rita"), DBA)).containsExactly(persons(1, "rita"), DBA);
  }

  @Test
  void takesSilenceForTheStricterOfBoth() {
    StageTimeout rejects = new StageTimeout.Reject(HALF);
    StageTimeout skips = new StageTimeout.Skip(HALF);
    StageTimeout escalates = escalation(HALF, "admin", "lead");

    assertThat(silence(null, rejects)).isEqualTo(rejects);
    assertThat(silence(skips, rejects)).isEqualTo(rejects);
    assertThat(silence(escalates, rejects)).isEqualTo(rejects);
    assertThat(silence(rejects, new StageTimeout.Reject(HOUR))).isEqualTo(rejects);
    assertThat(silence(skips, null)).isNull();
    assertThat(silence(escalates, null)).isNull();
    assertThat(silence(escalates, skips)).isNull();
    assertThat(silence(escalates, escalation(HALF, "head"))).isNull();
    assertThat(silence(escalates, escalates)).isEqualTo(escalates);
    assertThat(silence(escalates, escalation(HOUR, "lead", "head")))
        .isEqualTo(escalation(HOUR, "lead"));
  }

  @Test
  void skipsAStageOnlyOnceBothWouldHave() {
    ApprovalRequirement soon =
        stages(StageOrder.SEQUENTIAL, timed(new StageTimeout.Skip(HALF)), REVIEWER);
    ApprovalRequirement later =
        stages(StageOrder.SEQUENTIAL, timed(new StageTimeout.Skip(HOUR)), REVIEWER);

    assertThat(combined(soon, later).stages())
        .containsExactly(timed(new StageTimeout.Skip(HOUR)), REVIEWER);
  }

  private static StageTimeout escalation(Duration after, String... roles) {
    return new StageTimeout.Escalate(after, Approvers.withRoles(Set.of(roles)));
  }

  /** The same whichever comes first. */
  private static @Nullable StageTimeout silence(
      @Nullable StageTimeout one, @Nullable StageTimeout other) {
    ApprovalStage last = new ApprovalStage(1, Set.of("admin"));
    List<ApprovalStage> stages =
        combined(
                stages(StageOrder.SEQUENTIAL, timed(one), last),
                stages(StageOrder.SEQUENTIAL, timed(other), last))
            .stages();
    assertThat(stages).hasSize(2);
    assertThat(
            combined(
                    stages(StageOrder.SEQUENTIAL, timed(other), last),
                    stages(StageOrder.SEQUENTIAL, timed(one), last))
                .stages())
        .isEqualTo(stages);
    return stages.getFirst().timeout();
  }

  @Test
  void letsAnAgentsOwnerAnswerOnlyWhereAllDo() {
    ApprovalStage owners = new ApprovalStage(1, Approvers.withRoles(Set.of("dba")), true, null);

    assertThat(together(owners, owners)).containsExactly(owners);
    assertThat(together(owners, DBA)).containsExactly(DBA);
  }

  @Test
  void letsGlassBeBrokenOnlyByThoseWhomAllLet() {
    BreakGlass nightly = new BreakGlass(Set.of("on-call", "dba"), Duration.ofDays(1));
    BreakGlass soon = new BreakGlass(Set.of("on-call"), HOUR);

    assertThat(combined(with(nightly, null), with(soon, null)).breakGlass())
        .isEqualTo(new BreakGlass(Set.of("on-call"), HOUR));
    assertThat(combined(with(nightly, null), with(null, null)).breakGlass()).isNull();
    assertThat(
            combined(with(nightly, null), with(new BreakGlass(Set.of("admin"), HOUR), null))
                .breakGlass())
        .isNull();
  }

  @Test
  void approvesAheadOnlyWhatAllDo() {
    GrantBounds many = new GrantBounds(100, 5, HOUR);
    GrantBounds large = new GrantBounds(10, 500, HALF);

    assertThat(combined(with(null, many), with(null, large)).grants())
        .isEqualTo(new GrantBounds(10, 5, HALF));
    assertThat(combined(with(null, many), with(null, null)).grants()).isNull();
  }
}
