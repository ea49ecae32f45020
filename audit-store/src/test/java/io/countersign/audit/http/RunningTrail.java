package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.audit.CommandLife;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.Topic;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The running service, with events sent to it and auditors who ask. */
final class RunningTrail implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(30);
  private final TopicProbe topics = TopicProbe.fromTheBeginning(Topic.ADMINISTRATION);

  TopicProbe topics() {
    return topics;
  }

  static String text(byte[] value) {
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  void send(CommandLife life) {
    life.records().forEach(topics::send);
  }

  void awaitStored(CommandLife life) {
    awaitEvents(life.id(), life.events().size());
  }

  void awaitEvents(CommandId id, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            service()
                .get("/v1/commands/{id}/timeline", id.toString())
                .then()
                .statusCode(200)
                .body("events", hasSize(count)));
  }

  static RequestSpecification audrey() {
    return given().auth().oauth2(Tokens.person("audrey"));
  }

  static RequestSpecification service() {
    return given().auth().oauth2(Tokens.service("command-intake"));
  }

  @Override
  public void close() {
    topics.close();
  }
}
