package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeycloakServerTest {
  /** What other modules' tests use too: prepared once in a build. */
  private static final Path PROGRAMS = Path.of("..", "target", "keycloak-programs").normalize();

  /** Kept, so that a second build on the same machine is quicker. */
  private static final Path FOLDER = Path.of("target", "keycloak-test");

  static KeycloakSettings settings;
  static KeycloakServer server;

  @BeforeAll
  static void start() {
    settings = new KeycloakSettings(PROGRAMS, FOLDER.resolve("keycloak"), Port.free());
    server = KeycloakServer.start(settings, Secrets.in(FOLDER));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void aPersonsTokenSaysWhoAndInWhichRoles(Person person) throws IOException {
    JsonNode claims = claims(server.tokens().person(person));

    commonClaims(claims);
    assertThat(claims.path("sub").asText()).isEqualTo(person.subject());
    assertThat(claims.path("preferred_username").asText()).isEqualTo(person.username());
    assertThat(claims.path("azp").asText()).isEqualTo("countersign-cli");
    assertThat(roles(claims)).containsExactlyInAnyOrderElementsOf(person.roles());
    assertThat(claims.has("principal_kind")).isFalse();
    assertThat(claims.has("owner")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = ".*_AGENT", mode = EnumSource.Mode.MATCH_ALL)
  void anAgentsTokenSaysThatItIsOneAndWhoAnswersForIt(ServiceAccount agent) throws IOException {
    JsonNode claims = claims(server.tokens().account(agent));

    commonClaims(claims);
    assertThat(claims.path("sub").asText()).isEqualTo(agent.subject());
    assertThat(claims.path("preferred_username").asText()).isEqualTo(agent.clientId());
    assertThat(claims.path("azp").asText()).isEqualTo(agent.clientId());
    assertThat(roles(claims)).containsExactly("agent");
    assertThat(claims.path("principal_kind").asText()).isEqualTo("AGENT");
    assertThat(claims.path("owner").asText()).isEqualTo(Person.OLGA.subject());
  }

  @Test
  void aServicesTokenHasTheRoleServiceAndIsNoPersons() throws IOException {
    JsonNode claims = claims(server.tokens().account(ServiceAccount.COMMAND_INTAKE));

    commonClaims(claims);
    assertThat(roles(claims)).containsExactly("service");
    assertThat(claims.path("principal_kind").asText()).isEqualTo("AGENT");
  }

  @Test
  void namesItselfWhenItsPortIsTaken() {
    KeycloakSettings same =
        new KeycloakSettings(PROGRAMS, FOLDER.resolve("other"), settings.port());

    assertThatThrownBy(() -> KeycloakServer.start(same, Secrets.in(FOLDER)))
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("Keycloak")
        .hasMessageContaining(Integer.toString(settings.port().number()));
  }

  @Test
  void knowsItsRealmAgainAfterARestartOnTheSamePort() throws IOException {
    String before = server.issuer();
    server.close();

    server = KeycloakServer.start(settings, Secrets.in(FOLDER));

    assertThat(server.issuer()).isEqualTo(before);
    assertThat(claims(server.tokens().person(Person.RITA)).path("sub").asText())
        .isEqualTo(Person.RITA.subject());
  }

  private static void commonClaims(JsonNode claims) {
    assertThat(claims.path("iss").asText()).isEqualTo(server.issuer());
    assertThat(claims.path("aud").asText()).isEqualTo("countersign");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
  }

  private static List<String> roles(JsonNode claims) {
    return StreamSupport.stream(claims.path("roles").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }
}
