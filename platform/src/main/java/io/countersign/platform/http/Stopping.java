package io.countersign.platform.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Whether the service has been told to stop, so that answers without an end have to end. */
@ApplicationScoped
public class Stopping {
  private volatile boolean begun;

  void begin(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownDelayInitiatedEvent event) {
    begun = true;
  }

  public boolean hasBegun() {
    return begun;
  }
}
