package io.countersign.audit.http;

import static io.countersign.audit.http.RunningTrail.audrey;
import static io.countersign.audit.http.RunningTrail.service;
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
import io.countersign.contracts.event.Topic;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
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
import org.junit.jupiter.api.Test;

/** What the trail tells of commands and records. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class TrailEndpointsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private final RunningTrail trail = new RunningTrail();

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  void tellsTheStoryOfACommandFromItsEvents() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();

    // When
    trail.send(life);
    trail.awaitStored(life);

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
    trail.send(life);
    trail.awaitStored(life);

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
        trail.topics().send(life.record(i));
      }
    }
    trail.awaitEvents(life.id(), life.events().size() - 1);

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
    trail.send(life.resultEnded(25));
    trail.awaitEvents(life.id(), 27);

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

  @Test
  void pagesThroughEverythingOnceWhileEventsArrive() {
    // Given
    List<CommandLife> before = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      before.add(CommandLife.approvedUpdate());
    }
    before.forEach(trail::send);
    before.forEach(trail::awaitStored);

    // When
    Set<String> positions = new HashSet<>();
    Set<String> ids = new HashSet<>();
    String after = null;
    do {
      trail.send(CommandLife.approvedUpdate());
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
    before.forEach(trail::send);
    before.forEach(trail::awaitStored);

    // When
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      trail.send(CommandLife.approvedUpdate());
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
    trail.topics().send(Topic.COMMANDS, "key", garbage, Map.of());
    ProducerRecord<String, byte[]> good = life.record(0);
    trail
        .topics()
        .send(new ProducerRecord<>(good.topic(), null, good.key(), garbage, good.headers()));
    trail
        .topics()
        .send(
            new ProducerRecord<>(
                Topic.RESULTS.topicName(), null, good.key(), good.value(), good.headers()));
    ProducerRecord<String, byte[]> future =
        new ProducerRecord<>(
            good.topic(), null, good.key(), "{}".getBytes(StandardCharsets.UTF_8), good.headers());
    future.headers().remove("ce_type").remove("ce_id");
    future.headers().add("ce_type", "countersign.Future.v9".getBytes(StandardCharsets.UTF_8));
    future.headers().add("ce_id", mark.toString().getBytes(StandardCharsets.UTF_8));
    trail.topics().send(future);
    trail.send(life);

    // Then: the timeline holds the events and the one of the future, but nothing that only claims
    // to be one
    trail.awaitEvents(life.id(), life.events().size() + 1);
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
    trail.send(life);
    trail.awaitStored(life);

    // When
    trail.send(life);

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
}
