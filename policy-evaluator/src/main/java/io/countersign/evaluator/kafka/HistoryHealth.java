package io.countersign.evaluator.kafka;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while what principals did is known. */
@Readiness
final class HistoryHealth implements HealthCheck {
  private final HistoryStatus status;

  HistoryHealth(HistoryStatus status) {
    this.status = status;
  }

  @Override
  public HealthCheckResponse call() {
    String obstacle = status.obstacle();
    var response = HealthCheckResponse.named("history").status(obstacle.isEmpty());
    if (!obstacle.isEmpty()) {
      response.withData("obstacle", obstacle);
    }
    return response.build();
  }
}
