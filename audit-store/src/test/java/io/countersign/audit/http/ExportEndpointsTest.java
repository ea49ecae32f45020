package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.contracts.event.Topic;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.verify.ExportVerifier;
import io.countersign.log.verify.Verdict;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class ExportEndpointsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  @TempDir private Path folder;

  @Test
  void givesAnExportThatCanBeVerifiedAndTellsOfIt() throws Exception {
    try (TopicProbe topics = TopicProbe.fromNowOn()) {
      // Given
      CommandLife life = CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted();
      topics.send(life.record(0));
      String query = "/v1/exports?of=events&format=ndjson&command=" + life.id();

      // When
      Verdict verdict =
          await()
              .atMost(SOON)
              .until(
                  () -> verified(query),
                  v -> v.checked().contains("1 of them with exactly this content"));

      // Then
      assertThat(verdict.isSound()).as(verdict.text()).isTrue();
      topics.await(r -> isAdministration(r.topic()) && says(r.value(), "\"format\":\"ndjson\""));
    }
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    audrey()
        .get("/v1/exports?of=events")
        .then()
        .statusCode(400)
        .body("detail", containsString("format"));
    audrey().get("/v1/exports?of=commands&format=csv&poison=true").then().statusCode(400);
    audrey().get("/v1/exports?of=events&format=csv&limit=3").then().statusCode(400);
    given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .get("/v1/exports?of=events&format=csv")
        .then()
        .statusCode(403);
  }

  private Verdict verified(String query) throws Exception {
    Path file = Files.createTempFile(folder, "export", ".zip");
    var answer = audrey().get(query);
    if (answer.statusCode() != 200) {
      // The ledger holds nothing yet.
      return new Verdict(List.of(), 1, List.of(), List.of());
    }
    Files.write(file, answer.asByteArray());
    VerifierKey key =
        VerifierKey.parse(
            Files.readString(Path.of(System.getProperty(LedgerKeyResource.VERIFIER))).strip());
    try (BundleSource source = BundleSource.of(file)) {
      return ExportVerifier.verify(source, TrustPolicy.log(key));
    }
  }

  private static boolean isAdministration(String topic) {
    return topic.equals(Topic.ADMINISTRATION.topicName());
  }

  private static boolean says(byte[] value, String text) {
    return new String(value, UTF_8).contains(text);
  }

  private static RequestSpecification audrey() {
    return given().auth().oauth2(Tokens.person("audrey"));
  }
}
