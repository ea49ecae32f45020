package io.countersign.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a service under test the shared realm, to verify tokens by and to fetch its own from. */
public final class KeycloakResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    String issuer = Infrastructure.keycloak().issuer();
    return Map.of(
        "quarkus.oidc.auth-server-url", issuer, "quarkus.oidc-client.auth-server-url", issuer);
  }

  @Override
  public void stop() {}
}
