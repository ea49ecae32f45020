package io.countersign.testing;

import io.countersign.local.AccessTokens;
import io.countersign.local.Person;
import io.countersign.local.ServiceAccount;
import java.util.Locale;

/** Fresh access tokens of the sample realm, as the text after {@code Bearer}. */
public final class Tokens {
  private Tokens() {}

  /**
   * Of a person: {@code rita}, {@code rob}, {@code dana}, {@code audrey}, {@code adam}, {@code
   * olga}.
   */
  public static String person(String username) {
    return tokens().person(Person.valueOf(username.toUpperCase(Locale.ROOT)));
  }

  /** Of an agent: {@code night-agent}, {@code report-agent}. */
  public static String agent(String clientId) {
    return account(clientId);
  }

  /** Of a service: {@code command-intake}. */
  public static String service(String clientId) {
    return account(clientId);
  }

  private static String account(String clientId) {
    return tokens()
        .account(ServiceAccount.valueOf(clientId.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private static AccessTokens tokens() {
    return new AccessTokens(
        Infrastructure.keycloak().issuer(), name -> Infrastructure.connection().secret(name));
  }
}
