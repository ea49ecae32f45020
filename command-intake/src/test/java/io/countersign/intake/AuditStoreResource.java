package io.countersign.intake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts a small audit store, and gives the service its address. */
public final class AuditStoreResource implements QuarkusTestResourceLifecycleManager {
  private static final SmallAuditStore STORE = new SmallAuditStore();

  public static SmallAuditStore store() {
    return STORE;
  }

  @Override
  public Map<String, String> start() {
    String address = STORE.start();
    return Map.of(
        "countersign.audit-store.url", address,
        "countersign.data-sources", "src/test/resources/data-sources.yaml",
        "quarkus.oidc-client.discovery-enabled", "false",
        "quarkus.oidc-client.token-path", address + "/token",
        "quarkus.oidc-client.credentials.secret", "only-for-this-test",
        "countersign.intake.answers.heartbeat", "1s",
        "quarkus.http.test-port", "0");
  }

  @Override
  public void stop() {
    STORE.stop();
  }
}
