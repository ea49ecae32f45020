package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.contracts.event.Topic;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class LiveTailTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @TestHTTPResource("/v1/events/live")
  URI live;

  @Test
  void showsEachEventOnceAsItIsStored() throws Exception {
    // Given
    CommandLife watched = CommandLife.approvedUpdate();
    CommandLife other = CommandLife.approvedUpdate();
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> stream = watch(client, "?command=" + watched.id());
        TopicProbe topics = TopicProbe.fromNowOn(Topic.ADMINISTRATION)) {
      // Ends with an exception when the stream is closed, as streams of lines do.
      Thread.ofVirtual()
          .uncaughtExceptionHandler((_, _) -> {})
          .start(() -> stream.forEach(lines::add));
      await().atMost(SOON).until(() -> lines.contains(":connected"));

      // When
      other.records().forEach(topics::send);
      watched.records().forEach(topics::send);
      await().atMost(SOON).until(() -> events().size() >= watched.events().size());
      client.shutdownNow();
    }

    // Then
    assertThat(events()).allMatch(e -> e.getString("commandId").equals(watched.id().toString()));
    assertThat(types()).doesNotHaveDuplicates();
  }

  @Test
  void isForAuditorsAndRefusesWhatItDoesNotKnow() {
    given().auth().oauth2(Tokens.person("rita")).get("/v1/events/live").then().statusCode(403);
    given()
        .auth()
        .oauth2(Tokens.person("audrey"))
        .get("/v1/events/live?colour=red")
        .then()
        .statusCode(400);
  }

  private Stream<String> watch(HttpClient client, String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(live + query))
            .header("Authorization", "Bearer " + Tokens.person("audrey"))
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<Stream<String>> response =
        client.send(request, HttpResponse.BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body().map(line -> line.replace(": ", ":"));
  }

  private List<JsonPath> events() {
    return lines.stream()
        .filter(line -> line.startsWith("data:"))
        .map(line -> JsonPath.from(line.substring("data:".length())))
        .toList();
  }

  private List<String> types() {
    return events().stream().map(e -> e.getString("type")).toList();
  }
}
