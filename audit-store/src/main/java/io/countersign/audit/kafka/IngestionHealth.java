package io.countersign.audit.kafka;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while records get to the store. */
@Readiness
final class IngestionHealth implements HealthCheck {
  private final IngestionStatus status;

  IngestionHealth(IngestionStatus status) {
    this.status = status;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("ingestion").status(status.fault().isEmpty());
    status.fault().ifPresent(f -> response.withData("fault", f));
    return response.build();
  }
}
