package io.countersign.policy;

import static io.countersign.contracts.PolicyEffect.ALLOW;
import static io.countersign.contracts.PolicyEffect.DENY;
import static io.countersign.policy.Samples.bundle;
import static io.countersign.policy.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
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
  void refusesTwoPoliciesOfOneName() {
    assertThatThrownBy(() -> bundle(first, policy("a", DENY, "true")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two policies are named 'a'");
  }
}
