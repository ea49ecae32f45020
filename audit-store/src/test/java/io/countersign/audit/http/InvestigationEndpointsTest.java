package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.countersign.audit.CommandLife;
import io.countersign.audit.Gap;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.audit.Partition;
import io.countersign.audit.RecordStore;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
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
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
class InvestigationEndpointsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Principal INVESTIGATED =
      new Principal(
          "investigated-subject",
          PrincipalKind.AGENT,
          "investigated",
          Set.of("agent"),
          "olga-subject",
          "investigated");
  @Inject RecordStore store;
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
  void answersWhatAnAgentDid() {
    // Given
    CommandLife life = stored();

    // When, Then
    String session = life.command().sessionId().toString();
    audrey()
        .get("/v1/investigation/counts?by=table&interval=day&session={session}", session)
        .then()
        .statusCode(200)
        .body("complete", equalTo(true))
        .body("entries", hasSize(1))
        .body("entries[0].value", equalTo("public.orders"))
        .body("entries[0].commands", equalTo(1));
    audrey()
        .get("/v1/investigation/exposures?session={session}", session)
        .then()
        .statusCode(200)
        .body("entries.category", equalTo(List.of("phone", "email")))
        .body("entries.unmasked", equalTo(List.of(true, false)));
    audrey()
        .get("/v1/commands?session={session}&category=email&owner=olga-subject", session)
        .then()
        .statusCode(200)
        .body("entries.commandId", equalTo(List.of(life.id().toString())))
        .body("entries[0].categoriesShown", equalTo(List.of("phone")));
    audrey()
        .get("/v1/events?command={command}&type=RowsChanged", life.id().toString())
        .then()
        .statusCode(200)
        .body("entries", hasSize(1));
  }

  @Test
  void followsARowThroughItsChanges() {
    // Given
    CommandLife life = stored();

    // When, Then
    audrey()
        .queryParam("table", "orders")
        .queryParam("row", "{\"id\":4711}")
        .get("/v1/investigation/changes")
        .then()
        .statusCode(200)
        .body("entries.commandId", hasItem(life.id().toString()))
        .body("entries[0].before.status", equalTo("placed"))
        .body("entries[0].after.status", equalTo("paid"))
        .body("entries[0].outcome", equalTo("succeeded"));
  }

  @Test
  void streamsAllThatIsFoundAsLines() {
    // Given
    CommandLife one = stored();
    CommandLife other = stored();

    // When
    String lines =
        audrey()
            .accept("application/x-ndjson")
            .get("/v1/commands?principal=investigated")
            .then()
            .statusCode(200)
            .contentType("application/x-ndjson")
            .extract()
            .asString();

    // Then
    assertThat(lines.lines())
        .anyMatch(line -> line.contains(one.id().toString()))
        .anyMatch(line -> line.contains(other.id().toString()))
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    audrey()
        .accept("application/x-ndjson")
        .get("/v1/events?command={command}", one.id().toString())
        .then()
        .statusCode(200)
        .body(containsString(".RowsChanged.v1"));
  }

  @Test
  void recordsThatSomebodyAsked() {
    // When
    audrey().get("/v1/investigation/exposures?table=payments").then().statusCode(200);

    // Then
    assertThat(
            topics.await(
                sent -> text(sent.value()).contains("/v1/investigation/exposures?table=payments")))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/investigation/counts?by=colour | 'by' must be one of agent, approval, approver, categoryMasked",
        "/v1/investigation/counts?interval=year | must be one of day, hour, hourOfDay, month, week",
        "/v1/investigation/changes | 'table' is missing",
        "/v1/investigation/changes?table=orders&row=42 | 'row' must be a JSON object",
        "/v1/commands?session=1 | 'session' must be the id of a session",
        "/v1/commands?rows=-1 | 'rows' must be a number of rows",
        "/v1/commands?column=a.b.c.d | 'column' must be a column such as email"
      })
  void saysWhatIsWrongWithAQuestion(String path, String told) {
    audrey().get(path).then().statusCode(400).body("detail", containsString(told));
  }

  @Test
  void anIncidentIsExplainedOnce() {
    // Given
    store.tellRegression(new Gap(new Partition(Topic.WARRANTS.topicName(), 77), 2, 5));
    ValidatableResponse open =
        audrey().get("/v1/incidents?open=true&kind=regression").then().statusCode(200);
    int id = open.extract().path("entries.find { it.subject.endsWith('/77') }.id");

    // When
    ValidatableResponse closed = close(id, "{\"reason\": \"a broker was restored; ticket 4711\"}");

    // Then
    closed
        .statusCode(200)
        .body("closing.by", equalTo("audrey"))
        .body("summary", containsString("has become shorter"));
    close(id, "{\"reason\": \"something else\"}").statusCode(409);
    close(id, "{\"reason\": \" \"}").statusCode(409);
    close(4711_4711, "{\"reason\": \"none\"}").statusCode(404);
    assertThat(topics.await(sent -> text(sent.value()).contains("ticket 4711"))).isNotNull();
    audrey().get("/v1/incidents?kind=flood").then().statusCode(400);
  }

  private static ValidatableResponse close(long id, String body) {
    return audrey()
        .contentType("application/json")
        .body(body)
        .post("/v1/incidents/{id}/closing", id)
        .then();
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  @Test
  void aQueryIsSavedAskedAndForgotten() {
    // Given
    CommandLife life = stored();

    // When
    save("of-one-session", "/v1/commands?session=" + life.command().sessionId())
        .statusCode(200)
        .body("savedBy", equalTo("audrey"));

    // Then
    audrey()
        .get("/v1/queries/of-one-session")
        .then()
        .statusCode(200)
        .body("entries.commandId", equalTo(List.of(life.id().toString())));
    audrey().get("/v1/queries").then().body("name", hasItem("of-one-session"));
    audrey().delete("/v1/queries/of-one-session").then().statusCode(204);
    audrey().get("/v1/queries/of-one-session").then().statusCode(404);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            audrey()
                .get("/v1/events?type=QuerySaved")
                .then()
                .body(
                    "entries.summary[0]",
                    equalTo("audrey took away the saved query of-one-session"))
                .body(
                    "entries.summary[1]",
                    startsWith("audrey saved the query of-one-session: /v1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name | /v1/commands?colour=red | 'colour' is not known",
        "name | /v1/ledger/bundle | A query is a path",
        "name | https://elsewhere.example/v1/commands | A query is a path",
        "name | //elsewhere.example/v1/commands | A query is a path",
        "name | /v1/commands?text=two words | percent-encoded",
        "Name | /v1/commands | small letters"
      })
  void savesNothingThatCannotBeAsked(String name, String query, String told) {
    save(name, query).statusCode(400).body("detail", containsString(told));
  }

  private static ValidatableResponse save(String name, String query) {
    return audrey()
        .contentType("application/json")
        .body(Map.of("query", query))
        .put("/v1/queries/{name}", name)
        .then();
  }

  @Test
  void isForAuditors() {
    given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .get("/v1/investigation/exposures")
        .then()
        .statusCode(403);
  }

  private CommandLife stored() {
    CommandLife life =
        CommandLife.of(INVESTIGATED, "shop", "UPDATE orders SET status = 'paid' RETURNING *")
            .submitted()
            .approvalRequired("UPDATE", "public.orders")
            .changing(
                TableName.parse("public.orders"),
                StatementKind.UPDATE,
                new RowChange(
                    Map.of("id", 4711, "status", "placed"), Map.of("id", 4711, "status", "paid")))
            .showing("email", "phone")
            .succeeded();
    life.records().forEach(topics::send);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            audrey()
                .get("/v1/commands/{id}/timeline", life.id().toString())
                .then()
                .body("events", hasSize(life.events().size())));
    return life;
  }

  private static RequestSpecification audrey() {
    return given().auth().oauth2(Tokens.person("audrey"));
  }
}
