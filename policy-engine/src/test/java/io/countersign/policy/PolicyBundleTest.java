package io.countersign.policy;

import static io.countersign.contracts.PolicyEffect.ALLOW;
import static io.countersign.contracts.PolicyEffect.DENY;
import static io.countersign.policy.Samples.bundle;
import static io.countersign.policy.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.BreakGlass;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyBundleTest {
  private final Policy first = policy("a", ALLOW, "facts.readOnly");
  private final Policy second = policy("b", DENY, "size(facts.statements) > 1");

  @Test
  void hasTheSameDigestInAnyOrder() {
    assertThat(bundle(first, second)).isEqualTo(bundle(second, first));
  }

  @Test
  void hasAnotherDigestForAnyOtherContent() {
    assertThat(
            Stream.of(
                    bundle(first),
                    bundle(first, second),
                    bundle(policy("c", ALLOW, "facts.readOnly")),
                    bundle(policy("a", DENY, "facts.readOnly")),
                    bundle(policy("a", ALLOW, "facts.parsed")),
                    PolicyBundle.of(bundle(first).policies(), Samples.ONE_REVIEWER))
                .map(PolicyBundle::digest))
        .doesNotHaveDuplicates();
  }

  @Test
  void hasAnotherDigestForAnyOtherApproval() {
    Duration hour = Duration.ofHours(1);
    Duration half = Duration.ofMinutes(30);
    StageRule stage = new StageRule(1, Set.of("dba"));
    Approvers admins = Approvers.withRoles(Set.of("admin"));
    List<StageRule> stages =
        List.of(
            stage,
            new StageRule(2, Set.of("dba")),
            new StageRule(1, Set.of("admin")),
            new StageRule(1, Set.of(), Set.of("dba"), false, false, null),
            new StageRule(null, Set.of(), Set.of("dba"), false, false, null),
            new StageRule(1, Set.of("dba"), Set.of("rita"), false, false, null),
            new StageRule(1, Set.of("dba"), Set.of(), true, false, null),
            new StageRule(1, Set.of("dba"), Set.of(), false, true, null),
            timed(new StageTimeout.Reject(half)),
            timed(new StageTimeout.Reject(Duration.ofMinutes(29))),
            timed(new StageTimeout.Escalate(half, admins)),
            timed(new StageTimeout.Escalate(half, new Approvers(Set.of(), Set.of("admin")))));
    Stream<ApprovalRule> ofOneStage =
        stages.stream().map(s -> rule(StageOrder.SEQUENTIAL, hour, false, null, null, s));
    Stream<ApprovalRule> others =
        Stream.of(
            rule(StageOrder.SEQUENTIAL, half, false, null, null, stage),
            rule(StageOrder.SEQUENTIAL, hour, true, null, null, stage),
            rule(StageOrder.SEQUENTIAL, hour, false, null, null, stage, stage),
            rule(StageOrder.PARALLEL, hour, false, null, null, stage, stage),
            rule(
                StageOrder.SEQUENTIAL,
                hour,
                false,
                null,
                null,
                stage,
                timed(new StageTimeout.Skip(half))),
            rule(StageOrder.SEQUENTIAL, hour, false, glass("on-call", 1), null, stage),
            rule(StageOrder.SEQUENTIAL, hour, false, glass("dba", 1), null, stage),
            rule(StageOrder.SEQUENTIAL, hour, false, glass("dba", 2), null, stage),
            rule(StageOrder.SEQUENTIAL, hour, false, null, new GrantBounds(1, 1, hour), stage),
            rule(StageOrder.SEQUENTIAL, hour, false, null, new GrantBounds(2, 1, hour), stage),
            rule(StageOrder.SEQUENTIAL, hour, false, null, new GrantBounds(1, 2, hour), stage),
            rule(StageOrder.SEQUENTIAL, hour, false, null, new GrantBounds(1, 1, half), stage));

    assertThat(
            Stream.concat(ofOneStage, others)
                .flatMap(r ->
                    Stream.of(
                        PolicyBundle.of(List.of(first), r),
                        bundle(
                            policy(
                                "a",
                                PolicyMode.ENFORCE,
                                new Ruling.RequireApproval(r, null),
                                "facts.readOnly"))))
                .map(PolicyBundle::digest))
        .doesNotHaveDuplicates();
  }

  private static StageRule timed(StageTimeout timeout) {
    return new StageRule(1, Set.of("dba"), Set.of(), false, false, timeout);
  }

  private static BreakGlass glass(String role, int hours) {
    return new BreakGlass(Set.of(role), Duration.ofHours(hours));
  }

  private static ApprovalRule rule(
      StageOrder order,
      Duration expiresAfter,
      boolean justified,
      @Nullable BreakGlass breakGlass,
      @Nullable GrantBounds grants,
      StageRule... stages) {
    return new ApprovalRule(
        order, List.of(stages), expiresAfter, null, justified, breakGlass, grants);
  }

  @Test
  void refusesTwoPoliciesOfOneName() {
    assertThatThrownBy(() -> bundle(first, policy("a", DENY, "true")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two policies are named 'a'");
  }
}
