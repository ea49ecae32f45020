package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Outcome;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class TrailEndpointsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private TopicProbe topics;

  @BeforeEach
  void listen() {
    topics = TopicProbe.fromTheBeginning(Topic.ADMINISTRATION);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void tellsTheStoryOfACommandFromItsEvents() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();

    // When
    send(life);
    awaitStored(life);

    // Then
    audrey()
        .get("/v1/commands/{id}", life.id().toString())
        .then()
        .statusCode(200)
        .body("principal.name", equalTo("night-agent"))
        .body("principal.kind", equalTo("AGENT"))
        .body("dataSource", equalTo("shop"))
        .body("environment", equalTo("production"))
        .body("tables", equalTo(List.of("public.customers")))
        .body("kinds", equalTo(List.of("UPDATE")))
        .body("decision", equalTo("approval-required"))
        .body("approval", equalTo("granted"))
        .body("outcome", equalTo("succeeded"))
        .body("finishedAt", notNullValue());
  }

  @Test
  void theTimelineIsInCausalOrderWithWhoDidWhat() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    send(life);
    awaitStored(life);

    // When
    ValidatableResponse timeline =
        audrey().get("/v1/commands/{id}/timeline", life.id().toString()).then().statusCode(200);

    // Then
    timeline
        .body("events.id", equalTo(life.events().stream().map(e -> e.id().toString()).toList()))
        .body("events.chainIntact", not(hasItem(false)))
        .body("events[0].actor", equalTo("night-agent"))
        .body(
            "events[0].summary",
            equalTo(
                "night-agent submitted to shop: UPDATE customers SET city = 'Oslo' WHERE id = 7"))
        .body("events[0].data.command.sql", equalTo(life.command().sql()))
        .body("events[0].previous", nullValue())
        .body("events[1].actor", equalTo("some-service-1"))
        .body("events[1].previous", equalTo(life.events().get(0).link().digest().text()))
        .body("events[1].digest", equalTo(life.events().get(1).link().digest().text()))
        .body("events[1].position.topic", equalTo("countersign.decisions"))
        .body("events[1].producer.sequence", equalTo(2))
        .body("events[3].actor", equalTo("rita"))
        .body("events[3].summary", equalTo("rita approved, saying: looks right"))
        .body("events[7].data.changes[0].before.city", equalTo("Bergen"))
        .body("events[8].dataOmitted", equalTo(true));
  }

  @Test
  void theTimelineShowsWhereTheChainIsBroken() {
    // Given a command whose decision was lost
    CommandLife life = CommandLife.approvedUpdate();
    for (int i = 0; i < life.events().size(); i++) {
      if (i != 1) {
        topics.send(life.record(i));
      }
    }
    awaitEvents(life.id(), life.events().size() - 1);

    // When
    ValidatableResponse timeline =
        audrey().get("/v1/commands/{id}/timeline", life.id().toString()).then();

    // Then
    timeline.body(
        "events.findAll { !it.chainIntact }.id",
        equalTo(List.of(life.events().get(2).id().toString())));
  }

  @Test
  void handsOutResultChunksInOrder() {
    // Given
    CommandLife life =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT city FROM customers").submitted();
    for (int i = 0; i < 25; i++) {
      life.chunk(i);
    }
    send(life.resultEnded(25));
    awaitEvents(life.id(), 27);

    // When
    ValidatableResponse first =
        service().get("/v1/commands/{id}/results", life.id().toString()).then();
    ValidatableResponse last =
        service()
            .get("/v1/commands/{id}/results?firstChunk=20&chunks=100", life.id().toString())
            .then();

    // Then
    first.statusCode(200).body("chunks.index", equalTo(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)));
    first.body("chunks[3].rows[0][0]", equalTo("Oslo 3"));
    last.statusCode(200).body("chunks.index", equalTo(List.of(20, 21, 22, 23, 24)));
  }

  @ParameterizedTest
  @CsvSource({
    "principal, fay, true",
    "principal, fay-subject, true",
    "principal, nobody, false",
    "agent, fay, true",
    "agent, rita, false",
    "dataSource, warehouse, true",
    "dataSource, shop, false",
    "table, invoices, true",
    "table, billing.invoices, true",
    "table, other.invoices, false",
    "table, customers, false",
    "kind, DELETE, true",
    "kind, delete, true",
    "kind, SELECT, false",
    "decision, approval-required, true",
    "decision, denied, false",
    "outcome, failed, true",
    "outcome, succeeded, false",
    "approval, rejected, true",
    "approval, pending, false",
    "approver, rita, true",
    "approver, rita-subject, true",
    "approver, fay, false",
    "approver, night-agent, false",
    "grant, 01890000-0000-7000-8000-000000000000, false",
    "text, zanzibar, true",
    "text, quarterly cleanup, true",
    "text, mombasa, false",
    "from, 2000-01-01T00:00:00Z, true",
    "from, 2999-01-01T00:00:00Z, false",
    "to, 2999-01-01T00:00:00Z, true",
    "to, 2000-01-01T00:00:00Z, false",
  })
  void findsCommandsAndTheirEventsByEachFilter(String filter, String value, boolean finds) {
    // Given
    CommandLife life = invoices();

    // When
    ValidatableResponse commands =
        audrey().queryParam(filter, value).queryParam("limit", 1000).get("/v1/commands").then();
    ValidatableResponse events =
        audrey().queryParam(filter, value).queryParam("limit", 1000).get("/v1/events").then();

    // Then
    var found = finds ? hasItem(life.id().toString()) : not(hasItem(life.id().toString()));
    commands.statusCode(200).body("entries.commandId", found);
    events.statusCode(200).body("entries.commandId", found);
  }

  private static CommandLife invoices;

  private CommandLife invoices() {
    if (invoices == null) {
      var fay =
          new io.countersign.contracts.Principal(
              "fay-subject",
              io.countersign.contracts.PrincipalKind.AGENT,
              "fay",
              Set.of("agent"),
              "olga",
              null);
      CommandLife life =
          CommandLife.of(
                  fay,
                  "warehouse",
                  "DELETE FROM billing.invoices WHERE town = 'Zanzibar'",
                  "quarterly cleanup")
              .submitted()
              .approvalRequired("DELETE", "billing.invoices")
              .requested()
              .approvedBy(CommandLife.RITA)
              .refusedVoteOf(CommandLife.AGENT)
              .rejected()
              .finished(new Outcome.Failed("42P01", "no such table"));
      send(life);
      awaitStored(life);
      invoices = life;
    }
    return invoices;
  }

  @Test
  void findsCommandsByTheGrantThatTheyUsed() {
    // Given
    CommandLife life =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted().grantUsed();
    send(life);
    awaitStored(life);

    // When
    ValidatableResponse commands =
        audrey().get("/v1/commands?grant={id}", life.grant().toString()).then().statusCode(200);

    // Then
    commands.body("entries.commandId", equalTo(List.of(life.id().toString())));
  }

  @Test
  void findsWhatAVoterDid() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    send(life);
    awaitStored(life);

    // When
    ValidatableResponse events =
        audrey().get("/v1/events?principal=rita&type=VoteCast&limit=1000").then().statusCode(200);

    // Then
    events.body("entries.commandId", hasItem(life.id().toString()));
    events.body("entries.type.unique()", equalTo(List.of("countersign.VoteCast.v1")));
  }

  @Test
  void pagesThroughEverythingOnceWhileEventsArrive() {
    // Given
    List<CommandLife> before = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      before.add(CommandLife.approvedUpdate());
    }
    before.forEach(this::send);
    before.forEach(this::awaitStored);

    // When
    Set<String> positions = new HashSet<>();
    Set<String> ids = new HashSet<>();
    String after = null;
    do {
      send(CommandLife.approvedUpdate());
      RequestSpecification request = audrey().queryParam("limit", 40);
      var page =
          (after == null ? request : request.queryParam("after", after))
              .get("/v1/events")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      for (Map<String, Object> position : page.<Map<String, Object>>getList("entries.position")) {
        assertThat(positions.add(position.toString())).as("seen once: %s", position).isTrue();
      }
      ids.addAll(page.getList("entries.id"));
      after = page.getString("next");
    } while (after != null);

    // Then
    for (CommandLife life : before) {
      assertThat(ids).containsAll(life.events().stream().map(e -> e.id().toString()).toList());
    }
  }

  @Test
  void pagesThroughCommandsOnceWhileEventsArrive() {
    // Given
    List<CommandLife> before = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      before.add(CommandLife.approvedUpdate());
    }
    before.forEach(this::send);
    before.forEach(this::awaitStored);

    // When
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      send(CommandLife.approvedUpdate());
      RequestSpecification request = audrey().queryParam("limit", 3);
      var page =
          (after == null ? request : request.queryParam("after", after))
              .get("/v1/commands")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("entries.commandId"));
      after = page.getString("next");
    } while (after != null);

    // Then
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).containsAll(before.stream().map(l -> l.id().toString()).toList());
  }

  @Test
  void storesWhatIsNoEventAndGoesOn() {
    // Given
    UUID mark = UUID.randomUUID();
    byte[] garbage = ("{not json " + mark).getBytes(StandardCharsets.UTF_8);
    CommandLife life = CommandLife.approvedUpdate();

    // When: no headers, garbage under good headers, an event on another's topic, a type of the
    // future, then events
    topics.send(Topic.COMMANDS, "key", garbage, Map.of());
    ProducerRecord<String, byte[]> good = life.record(0);
    topics.send(new ProducerRecord<>(good.topic(), null, good.key(), garbage, good.headers()));
    topics.send(
        new ProducerRecord<>(
            Topic.RESULTS.topicName(), null, good.key(), good.value(), good.headers()));
    ProducerRecord<String, byte[]> future =
        new ProducerRecord<>(
            good.topic(), null, good.key(), "{}".getBytes(StandardCharsets.UTF_8), good.headers());
    future.headers().remove("ce_type").remove("ce_id");
    future.headers().add("ce_type", "countersign.Future.v9".getBytes(StandardCharsets.UTF_8));
    future.headers().add("ce_id", mark.toString().getBytes(StandardCharsets.UTF_8));
    topics.send(future);
    send(life);

    // Then: the timeline holds the events and the one of the future, but nothing that only claims
    // to be one
    awaitEvents(life.id(), life.events().size() + 1);
    ValidatableResponse poison =
        audrey().get("/v1/events?poison=true&limit=1000").then().statusCode(200);
    poison
        .body("entries.flaw", hasItem(containsString("ce_specversion is absent")))
        .body("entries.flaw", hasItem(containsString("malformed JSON")))
        .body("entries.flaw", hasItem(containsString("does not belong on this topic")))
        .body(
            "entries.flaw",
            hasItem(containsString("does not know the type countersign.Future.v9")));
    audrey()
        .get("/v1/events?type=countersign.Future.v9")
        .then()
        .body("entries.id", hasItem(mark.toString()));
    Map<String, Object> position =
        poison
            .extract()
            .jsonPath()
            .getMap("entries.find { it.flaw.contains('specversion') }.position");
    audrey()
        .get(
            "/v1/events/{t}/{p}/{o}",
            position.get("topic"),
            position.get("partition"),
            position.get("offset"))
        .then()
        .statusCode(200)
        .body("value", equalTo(Base64.getEncoder().encodeToString(garbage)))
        .body(
            "key",
            equalTo(Base64.getEncoder().encodeToString("key".getBytes(StandardCharsets.UTF_8))))
        .body("headers", hasSize(0));
  }

  @Test
  void showsASecondDeliveryAsOne() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    send(life);
    awaitStored(life);

    // When
    send(life);

    // Then
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            audrey()
                .get("/v1/events?limit=1000")
                .then()
                .body(
                    "entries.findAll { it.commandId == '%s' && it.duplicateOf != null }"
                        .formatted(life.id()),
                    hasSize(life.events().size())));
    audrey()
        .get("/v1/commands/{id}/timeline", life.id().toString())
        .then()
        .body("events", hasSize(life.events().size()));
  }

  @Test
  void recordsThatAPersonReadTheTrailButNotThatAServiceDid() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    send(life);
    awaitStored(life);
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
            topics.await(r -> text(r.value()).contains("person-" + mark)).value(),
            StandardCharsets.UTF_8);
    assertThat(read)
        .contains("\"name\":\"audrey\"")
        .contains("/v1/commands/" + life.id() + "/timeline");
    assertThat(topics.all()).noneMatch(r -> text(r.value()).contains("service-" + mark));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=SELEKT",
        "decision=perhaps",
        "outcome=fine",
        "approval=maybe",
        "grant=none",
        "from=yesterday",
        "to=2026-13-01T00:00:00Z",
        "limit=0",
        "limit=1001",
        "limit=many",
        "after=%00",
        "after=bm8",
        "poison=maybe",
        "table=a.b.c",
        "text=%20",
        "colour=red",
        "from=+99999-01-01T00:00:00Z",
        "kind=SELECT&kind=UPDATE"
      })
  void namesAFilterThatIsNotValid(String query) {
    given()
        .auth()
        .oauth2(Tokens.person("audrey"))
        .urlEncodingEnabled(false)
        .get("/v1/events?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:countersign:problem:invalid-filter"))
        .body("detail", containsString("'" + query.substring(0, query.indexOf('=')) + "'"));
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

  private static String text(byte[] value) {
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  private void send(CommandLife life) {
    life.records().forEach(topics::send);
  }

  private void awaitStored(CommandLife life) {
    awaitEvents(life.id(), life.events().size());
  }

  private void awaitEvents(CommandId id, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            service()
                .get("/v1/commands/{id}/timeline", id.toString())
                .then()
                .statusCode(200)
                .body("events", hasSize(count)));
  }

  private static RequestSpecification audrey() {
    return given().auth().oauth2(Tokens.person("audrey"));
  }

  private static RequestSpecification service() {
    return given().auth().oauth2(Tokens.service("command-intake"));
  }
}
