package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.Topic;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class BehaviourEndpointsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Principal PERSISTENT =
      new Principal(
          "persistent-subject",
          PrincipalKind.AGENT,
          "persistent",
          Set.of("agent"),
          "olga-subject",
          "persistent");
  private TopicProbe topics;

  @BeforeEach
  void listen() {
    topics = TopicProbe.fromNowOn(Topic.ADMINISTRATION);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aFindingIsMadeToldAndClosedOnce() {
    // Given
    for (int i = 0; i < 5; i++) {
      CommandLife.of(PERSISTENT, "shop", "DROP TABLE orders")
          .submitted()
          .denied("DROP_TABLE", "public.orders")
          .records()
          .forEach(topics::send);
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> findings("principal=persistent").body("entries", hasSize(1)));
    int id = findings("principal=persistent").extract().path("entries[0].id");
    String query = findings("principal=persistent").extract().path("entries[0].queries[0]");

    // When
    ValidatableResponse closed = close(id, "{\"reason\": \"a broken loop; ticket 4712\"}");

    // Then
    closed.statusCode(200).body("closing.by", equalTo("audrey"));
    close(id, "{\"reason\": \"again\"}").statusCode(409);
    close(4711_4711, "{\"reason\": \"none\"}").statusCode(404);
    findings("principal=persistent&open=true").body("entries", hasSize(0));
    findings("open=false&kind=repeated-denials").body("entries.id", hasItem(id));
    audrey().get("/v1/findings/{id}", id).then().body("commands", hasSize(5));
    audrey()
        .urlEncodingEnabled(false)
        .get(query)
        .then()
        .statusCode(200)
        .body("entries", hasSize(5));
    assertThat(topics.await(sent -> text(sent.value()).contains("\"repeated-denials\"")))
        .isNotNull();
    assertThat(topics.await(sent -> text(sent.value()).contains("ticket 4712"))).isNotNull();
    audrey()
        .get("/v1/behaviour/persistent")
        .then()
        .statusCode(200)
        .body("principal.subject", equalTo("persistent-subject"))
        .body("observed.commands", equalTo(5))
        .body("observed.denied", equalTo(5))
        .body("observed.kinds.'DROP_TABLE'", equalTo(5))
        .body("comparable", equalTo(false));
    audrey()
        .get("/v1/behaviour")
        .then()
        .statusCode(200)
        .body("entries.principal.name", hasItem("persistent"));
    assertThat(topics.await(sent -> text(sent.value()).contains("/v1/behaviour/persistent")))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/findings?kind=sin | 400 | must be a kind of finding such as mass-read",
        "/v1/findings?who=me | 400 | 'who' is not known here",
        "/v1/findings/x | 404 | There is no finding",
        "/v1/behaviour?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z | 400 | 'from' must be before 'to'",
        "/v1/behaviour/nobody | 404 | Nobody of the name or subject 'nobody'"
      })
  void saysWhatIsWrongWithAQuestion(String path, int status, String told) {
    audrey().get(path).then().statusCode(status).body("detail", containsString(told));
  }

  @ParameterizedTest
  @CsvSource({"/v1/findings", "/v1/behaviour", "/v1/behaviour/persistent"})
  void isForAuditors(String path) {
    given().auth().oauth2(Tokens.person("rita")).get(path).then().statusCode(403);
  }

  private static ValidatableResponse findings(String query) {
    return audrey().get("/v1/findings?" + query).then().statusCode(200);
  }

  private static ValidatableResponse close(long id, String body) {
    return audrey()
        .contentType("application/json")
        .body(body)
        .post("/v1/findings/{id}/closing", id)
        .then();
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  private static RequestSpecification audrey() {
    return given().auth().oauth2(Tokens.person("audrey"));
  }
}
