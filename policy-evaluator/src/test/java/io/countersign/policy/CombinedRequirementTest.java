package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequirement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CombinedRequirementTest {
  private static ApprovalRequirement requirement(int quorum, int hours, String... roles) {
    return new ApprovalRequirement(quorum, Set.of(roles), Duration.ofHours(hours));
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
  void takesTheRolesOfTheStrictestWhereNoneAreCommon() {
    assertThat(
            CombinedRequirement.of(
                List.of(requirement(1, 1, "reviewer"), requirement(2, 8, "dba", "admin"))))
        .isEqualTo(requirement(2, 1, "dba", "admin"));
  }

  @Test
  void doesNotDependOnTheOrder() {
    List<ApprovalRequirement> some =
        List.of(requirement(1, 1, "a"), requirement(1, 1, "b"), requirement(1, 2, "c"));

    assertThat(CombinedRequirement.of(some.reversed())).isEqualTo(CombinedRequirement.of(some));
  }
}
