package io.countersign.executor.target;

import io.agroal.api.security.AgroalSecurityProvider;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Gives each new connection of a pool the credentials that are true when it is opened. */
final class CurrentCredentials implements AgroalSecurityProvider {
  @Override
  @SuppressWarnings("NullAway") // Agroal takes null for "not known to me".
  public @Nullable Properties getSecurityProperties(Object securityObject) {
    if (!(securityObject instanceof CredentialSource source)) {
      return null;
    }
    TargetSettings.Credentials current = source.current();
    Properties properties = new Properties();
    properties.setProperty("user", current.username());
    properties.setProperty("password", current.password());
    return properties;
  }
}
