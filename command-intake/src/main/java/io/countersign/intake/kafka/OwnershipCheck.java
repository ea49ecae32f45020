package io.countersign.intake.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only once answers come back here. */
@Readiness
@ApplicationScoped
class OwnershipCheck implements HealthCheck {
  private final SessionPartitions sessions;

  OwnershipCheck(SessionPartitions sessions) {
    this.sessions = sessions;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("answers")
        .status(!sessions.partitions().isEmpty())
        .withData("partitions", sessions.partitions().toString())
        .build();
  }
}
