package io.countersign.audit.growth;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Well while the ledger grows. No question of readiness: records are kept all the same, and whoever
 * looks into the fault needs the trail.
 */
@Wellness
final class LedgerHealth implements HealthCheck {
  private final LedgerStatus status;

  LedgerHealth(LedgerStatus status) {
    this.status = status;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("ledger").status(status.fault().isEmpty());
    status.fault().ifPresent(f -> response.withData("fault", f));
    return response.build();
  }
}
