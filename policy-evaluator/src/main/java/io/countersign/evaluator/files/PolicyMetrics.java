package io.countersign.evaluator.files;

import io.countersign.evaluator.ActivePolicies;
import io.countersign.policy.PolicyBundle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Which policies are in force, since when, and whether newer ones were refused. */
@Singleton
class PolicyMetrics {
  private final MultiGauge active;
  private final Counter rejected;

  PolicyMetrics(MeterRegistry meters, ActivePolicies policies, Clock clock) {
    active =
        MultiGauge.builder("countersign.policies.active")
            .description("how many policies are in force, by the digest of the bundle")
            .register(meters);
    rejected =
        Counter.builder("countersign.policies.rejected")
            .description("how often changed policies were not valid")
            .register(meters);
    Gauge.builder("countersign.policies.age", () -> age(policies, clock))
        .description("since when the bundle is in force")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder(
            "countersign.policies.stale", () -> policies.state().rejected().isPresent() ? 1 : 0)
        .description("1 while the folder holds changed policies that are not valid")
        .register(meters);
  }

  void activated(PolicyBundle bundle) {
    active.register(
        List.of(
            MultiGauge.Row.of(Tags.of("digest", bundle.digest().text()), bundle.policies().size())),
        true);
  }

  void rejected() {
    rejected.increment();
  }

  private static double age(ActivePolicies policies, Clock clock) {
    return Duration.between(policies.state().since(), clock.instant()).toMillis() / 1000.0;
  }
}
