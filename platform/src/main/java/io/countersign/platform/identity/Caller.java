package io.countersign.platform.identity;

import io.countersign.contracts.Principal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The principal behind the current request, whose token has been verified. */
@RequestScoped
public class Caller {
  private final JsonWebToken token;
  private final SecurityIdentity identity;

  Caller(JsonWebToken token, SecurityIdentity identity) {
    this.token = token;
    this.identity = identity;
  }

  public Principal principal() {
    return principal(token, identity.getRoles());
  }

  /** The principal of a token that has been verified. */
  public static Principal principal(JsonWebToken verified, Set<String> roles) {
    return TokenClaims.principal(verified, roles);
  }
}
