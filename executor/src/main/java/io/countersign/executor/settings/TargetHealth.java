package io.countersign.executor.settings;

import io.countersign.contracts.Access;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.Reachability;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether the targets can be reached, and what their roles could do too much. An executor
 * whose targets are away is ready all the same: it refuses commands and says why.
 */
@Readiness
@ApplicationScoped
public class TargetHealth implements HealthCheck {
  private static final String REACHABLE = "countersign.target.reachable";
  private static final String FINDINGS = "countersign.target.role.findings";
  private static final String DATA_SOURCE = "data_source";
  private static final long INTERVAL_MINUTES = 60;

  private final ConfiguredTargets targets;
  private final MeterRegistry meters;
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("role-checks").factory());

  TargetHealth(ConfiguredTargets targets, MeterRegistry meters) {
    this.targets = targets;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    targets.names().forEach(this::measure);
    var _ =
        checks.scheduleWithFixedDelay(targets::checkRoles, 0, INTERVAL_MINUTES, TimeUnit.MINUTES);
  }

  void stop(@Observes ShutdownEvent event) {
    checks.shutdownNow();
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("targets").up();
    targets
        .names()
        .forEach(
            name -> response.withData(name, targets.stateOf(name).name().toLowerCase(Locale.ROOT)));
    return response.build();
  }

  private void measure(String name) {
    Gauge.builder(REACHABLE, targets, t -> t.stateOf(name) == Reachability.State.REACHABLE ? 1 : 0)
        .description("1 while commands may try to reach the target")
        .tag(DATA_SOURCE, name)
        .register(meters);
    for (Access access : Access.values()) {
      Gauge.builder(
              FINDINGS,
              targets,
              t -> t.findings(name, access).map(Integer::doubleValue).orElse(Double.NaN))
          .description("rights that a role should not have; NaN while nobody could look")
          .tag(DATA_SOURCE, name)
          .tag("role", access.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }
}
