package io.countersign.audit.http;

import static io.countersign.audit.http.RunningTrail.audrey;
import static io.countersign.audit.http.RunningTrail.service;
import static io.countersign.audit.http.RunningTrail.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the trail, and what is told to whom else. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class TrailAccessTest {
  private final RunningTrail trail = new RunningTrail();

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  void recordsThatAPersonReadTheTrailButNotThatAServiceDid() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    trail.send(life);
    trail.awaitStored(life);
    String mark = UUID.randomUUID().toString();

    // When
    service()
        .get("/v1/commands/{id}/timeline?by=service-" + mark, life.id().toString())
        .then()
        .statusCode(200);
    audrey()
        .get("/v1/commands/{id}/timeline?by=person-" + mark, life.id().toString())
        .then()
        .statusCode(200);

    // Then
    String read =
        new String(
            trail.topics().await(r -> text(r.value()).contains("person-" + mark)).value(),
            StandardCharsets.UTF_8);
    assertThat(read)
        .contains("\"name\":\"audrey\"")
        .contains("/v1/commands/" + life.id() + "/timeline");
    assertThat(trail.topics().all()).noneMatch(r -> text(r.value()).contains("service-" + mark));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/commands/not-an-id", "/v1/commands/0190a000-0000-7000-8000-000000000000",
        "/v1/commands/not-an-id/timeline",
            "/v1/commands/0190a000-0000-7000-8000-000000000000/timeline",
        "/v1/commands/not-an-id/results", "/v1/events/countersign.commands/0/999999",
        "/v1/events/countersign.commands/x/y", "/v1/events/no-topic/0/0"
      })
  void saysWhenThereIsNoSuchThing(String path) {
    audrey()
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "audrey, /v1/events, 200",
    "audrey, /v1/commands, 200",
    "rita, /v1/events, 403",
    "rita, /v1/commands, 403",
    "adam, /v1/events, 403",
    "rita, /v1/commands/0190a000-0000-7000-8000-000000000000, 403",
    "rita, /v1/commands/0190a000-0000-7000-8000-000000000000/timeline, 403",
    "rita, /v1/commands/0190a000-0000-7000-8000-000000000000/results, 403",
    "rita, /v1/events/countersign.commands/0/0, 403",
  })
  void onlyAuditorsReadTheTrail(String person, String path, int status) {
    given().auth().oauth2(Tokens.person(person)).get(path).then().statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/events, 403",
    "/v1/commands, 403",
    "/v1/commands/0190a000-0000-7000-8000-000000000000, 403",
    "/v1/events/countersign.commands/0/0, 403",
    "/v1/commands/0190a000-0000-7000-8000-000000000000/timeline, 404",
    "/v1/commands/0190a000-0000-7000-8000-000000000000/results, 200",
  })
  void aServiceReadsOnlyWhatItAnswersFrom(String path, int status) {
    service().get(path).then().statusCode(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "rubbish", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwicm9sZXMiOlsiYXVkaXRvciJdfQ."})
  void refusesWhoeverHasNoValidToken(String token) {
    RequestSpecification request =
        token.isEmpty() ? given() : given().header("Authorization", "Bearer " + token);
    request.get("/v1/events").then().statusCode(401).contentType("application/problem+json");
  }

  @Test
  void refusesATokenWhoseRolesWereAltered() {
    // Given a reviewer's token that now claims to be an auditor's
    String[] parts = Tokens.person("rita").split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String altered = claims.replace("\"reviewer\"", "\"auditor\"");
    assertThat(altered).isNotEqualTo(claims);
    String forged =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(altered.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];

    // When, Then
    given().auth().oauth2(forged).get("/v1/events").then().statusCode(401);
  }

  @Test
  void isReadyAndSaysHowItFares() {
    given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("ingestion"));
    given().get("/q/health/live").then().statusCode(200);
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("countersign_audit_gaps_total 0.0"))
        .body(containsString("countersign_audit_batch_seconds_count"));
    given()
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body(containsString("/v1/commands/{id}/timeline"));
  }
}
