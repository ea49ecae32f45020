package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CombinedRequirementTest {
  private static ApprovalRequirement requirement(int quorum, int hours, String... roles) {
    return ApprovalRequirement.of(quorum, Set.of(roles), Duration.ofHours(hours));
  }

  @Test
  void leavesASingleRequirementAsItIs() {
    ApprovalRequirement only = requirement(2, 3, "reviewer", "dba");

    assertThat(CombinedRequirement.of(List.of(only))).isEqualTo(only);
  }

  @Test
  void takesTheHighestQuorumTheCommonRolesAndTheShortestTime() {
    assertThat(
            CombinedRequirement.of(
                List.of(requirement(1, 1, "reviewer", "dba"), requirement(3, 8, "dba", "admin"))))
        .isEqualTo(requirement(3, 1, "dba"));
  }

  @Test
  void asksAfterOneAnotherThoseWhoCannotAnswerForEachOther() {
    assertThat(
            CombinedRequirement.of(
                List.of(requirement(1, 1, "reviewer"), requirement(2, 8, "dba", "admin"))))
        .isEqualTo(
            new ApprovalRequirement(
                List.of(
                    new ApprovalStage(1, Set.of("reviewer")),
                    new ApprovalStage(2, Set.of("dba", "admin"))),
                Duration.ofHours(1),
                null));
  }

  @Test
  void neverJoinsTwoStagesOfOneRequirement() {
    ApprovalStage reviewers = new ApprovalStage(1, Set.of("reviewer"));
    ApprovalRequirement twice =
        new ApprovalRequirement(List.of(reviewers, reviewers), Duration.ofHours(1), 20);

    assertThat(CombinedRequirement.of(List.of(requirement(1, 2, "reviewer"), twice)))
        .isEqualTo(twice);
  }
}
