package io.countersign.cli;

import io.countersign.local.AccessTokens;
import io.countersign.local.Person;
import io.countersign.local.Secrets;
import io.countersign.local.ServiceAccount;
import io.countersign.local.suite.LocalSuite;
import io.countersign.local.suite.SuiteService;
import java.net.URI;

/** What one needs to know of a running suite to use it. */
final class Welcome {
  private static final String LINE = "  %-22s %s%n";

  private Welcome() {}

  static String text(LocalSuite suite) {
    StringBuilder text = new StringBuilder("\nServices (their API is described at /q/openapi)\n");
    suite
        .addresses()
        .forEach((service, address) -> text.append(LINE.formatted(service.serviceName(), address)));
    text.append("\nWhat they stand on\n");
    text.append(LINE.formatted("Keycloak realm", suite.issuer()));
    text.append(LINE.formatted("Kafka", suite.bootstrapServers()));
    text.append(LINE.formatted("the sample shop", suite.shop().reader().jdbcUrl()));
    people(text, suite.secrets());
    agents(text, suite.secrets());
    text.append("\nTry\n").append(example(suite));
    return text.append("\nCtrl-C stops everything; the data stays.").toString();
  }

  private static void people(StringBuilder text, Secrets secrets) {
    text.append("\nPeople (client ").append(AccessTokens.PEOPLE_CLIENT).append(")\n");
    for (Person person : Person.values()) {
      String roles = String.join(", ", person.roles());
      text.append(
          LINE.formatted(
              person.username(),
              secrets.password(person.secret()) + (roles.isEmpty() ? "" : "   " + roles)));
    }
  }

  private static void agents(StringBuilder text, Secrets secrets) {
    text.append("\nAgents (client credentials)\n");
    for (ServiceAccount account : ServiceAccount.values()) {
      if (account != ServiceAccount.COMMAND_INTAKE) {
        text.append(LINE.formatted(account.clientId(), secrets.password(account.secret())));
      }
    }
  }

  private static String example(LocalSuite suite) {
    Secrets secrets = suite.secrets();
    String agent = secrets.password(ServiceAccount.NIGHT_AGENT.secret());
    URI intake = suite.address(SuiteService.COMMAND_INTAKE);
    return """
      token() { curl -s %1$s/protocol/openid-connect/token "$@" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'; }
      AGENT=$(token -d grant_type=client_credentials -d client_id=night-agent -d client_secret=%2$s)
      RITA=$(token -d grant_type=password -d client_id=%3$s -d username=rita -d password=%4$s)
      AUDREY=$(token -d grant_type=password -d client_id=%3$s -d username=audrey -d password=%5$s)
      curl -s -H "Authorization: Bearer $AGENT" -H 'Content-Type: application/json' -H 'Prefer: wait=30' \\
        %6$s/v1/commands -d '{"dataSource": "shop", "sql": "SELECT * FROM customers LIMIT 3"}'
    """
        .formatted(
            suite.issuer(),
            agent,
            AccessTokens.PEOPLE_CLIENT,
            secrets.password(Person.RITA.secret()),
            secrets.password(Person.AUDREY.secret()),
            intake);
  }
}
