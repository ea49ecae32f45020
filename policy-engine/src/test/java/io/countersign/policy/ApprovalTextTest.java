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
import org.junit.jupiter.api.Test;

class ApprovalTextTest {
  private static final Duration HALF = Duration.ofMinutes(30);
  private static final ApprovalStage REVIEWERS = new ApprovalStage(2, Set.of("reviewer", "dba"));

  private static ApprovalStage timed(StageTimeout timeout) {
    return new ApprovalStage(1, new Approvers(Set.of(), Set.of("rita")), true, timeout);
  }

  private static String stages(StageOrder order) {
    return ApprovalText.stages(order, List.of(REVIEWERS, timed(new StageTimeout.Reject(HALF))));
  }

  @Test
  void saysEverythingThatIsAsked() {
    ApprovalRequirement requirement =
        new ApprovalRequirement(
            StageOrder.SEQUENTIAL,
            List.of(REVIEWERS),
            Duration.ofMinutes(90),
            10,
            new BreakGlass(Set.of("on-call"), Duration.ofHours(24)),
            new GrantBounds(20, 100, Duration.ofHours(8)));

    assertThat(ApprovalText.of(requirement))
        .isEqualTo(
            "2 of dba or reviewer, within 1h 30m, the rows changed within 10 % of those measured");
    assertThat(ApprovalText.exceptions(requirement))
        .containsExactly(
            "on-call may break glass (reviewed within 24h)",
            "may be approved ahead: at most 20 commands of 100 rows, within 8h");
  }

  @Test
  void saysInWhichOrderStagesAreAsked() {
    String rita = "1 of person rita (the agent's owner included) (rejected after 30m)";

    assertThat(stages(StageOrder.SEQUENTIAL)).isEqualTo("2 of dba or reviewer, then " + rita);
    assertThat(stages(StageOrder.PARALLEL)).isEqualTo("2 of dba or reviewer, and " + rita);
    assertThat(stages(StageOrder.ANY)).isEqualTo("2 of dba or reviewer, or " + rita);
  }

  @Test
  void saysWhatSilenceMeans() {
    Approvers admins = new Approvers(Set.of("admin"), Set.of("dana"));

    assertThat(ApprovalText.stage(timed(new StageTimeout.Skip(HALF))))
        .endsWith(" (skipped after 30m)");
    assertThat(ApprovalText.stage(timed(new StageTimeout.Escalate(HALF, admins))))
        .endsWith(" (after 30m also admin or person dana)");
  }
}
