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
    URI intake = suite.address(SuiteService.COMMAND_INTAKE);
    String agent = ServiceAccount.NIGHT_AGENT.clientId();
    return """
      TOKEN=$(curl -s %s/protocol/openid-connect/token -d grant_type=client_credentials \\
        -d client_id=%s -d client_secret=%s | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
      curl -s %s/v1/commands -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
        -H 'Prefer: wait=30' -d '{"dataSource": "shop", "sql": "SELECT * FROM customers LIMIT 3"}'
    """
        .formatted(
            suite.issuer(),
            agent,
            suite.secrets().password(ServiceAccount.NIGHT_AGENT.secret()),
            intake);
  }
}
