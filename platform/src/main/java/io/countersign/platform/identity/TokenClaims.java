package io.countersign.platform.identity;

import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Which claims of an access token say what about its principal. */
final class TokenClaims {
  /** Somebody else acts with the subject's rights (RFC 8693 §4.1). */
  private static final String ACTOR = "act";

  private static final String KIND = "principal_kind";
  private static final String OWNER = "owner";
  private static final String NAME = "preferred_username";
  private static final String CLIENT = "azp";
  private static final String SERVICE_ACCOUNT = "service-account-";

  private TokenClaims() {}

  static Principal principal(JsonWebToken token, Set<String> roles) {
    String name = text(token, NAME);
    String known = name == null ? token.getSubject() : name;
    return new Principal(
        token.getSubject(),
        kind(token, known),
        known.startsWith(SERVICE_ACCOUNT) ? known.substring(SERVICE_ACCOUNT.length()) : known,
        roles,
        text(token, OWNER),
        text(token, CLIENT));
  }

  /**
   * Any sign of a program makes it one: a person is never mistaken for safe, an agent never for a
   * person.
   */
  private static PrincipalKind kind(JsonWebToken token, String name) {
    String declared = text(token, KIND);
    boolean program =
        token.getClaim(ACTOR) != null
            || name.startsWith(SERVICE_ACCOUNT)
            || (declared != null
                && declared.toUpperCase(Locale.ROOT).equals(PrincipalKind.AGENT.name()));
    return program ? PrincipalKind.AGENT : PrincipalKind.HUMAN;
  }

  private static @Nullable String text(JsonWebToken token, String claim) {
    Object value = token.getClaim(claim);
    return value == null ? null : value.toString();
  }
}
