package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.audit.Partition;
import io.countersign.audit.TestRecords;
import io.countersign.audit.store.PostgresRecordStore;
import io.countersign.audit.store.StoreConfiguration;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Holds, and disposal by a service that runs. */
@QuarkusTest
@TestProfile(RetentionEndpointsTest.KeepsResultsFor400Days.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class RetentionEndpointsTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** A partition that no broker has, so that the service reads on undisturbed. */
  private static final Partition OLD = new Partition("countersign.results", 99);

  @Inject DataSource dataSource;
  @Inject StoreConfiguration settings;

  /** What an operator would set. */
  public static final class KeepsResultsFor400Days implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        return Map.of(
            "countersign.audit.retention.results",
            "P400D",
            "countersign.audit.disposal.interval",
            "1s",
            "countersign.audit.disposal.archive-folder",
            Files.createTempDirectory("archive").toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void keepsOldResultsUnderAHoldAndDisposesOfThemAfterwards() {
    try (TopicProbe topics = TopicProbe.fromNowOn()) {
      // Given
      place("case-7", "").statusCode(200).body("placedBy", equalTo("adam"));
      store(CommandLife.approvedUpdate(), Instant.parse("2024-02-03T04:05:06Z"));
      assertThat(type(topics, "HoldPlaced")).contains("case-7", "a lawsuit");
      place("case-7", "table=customers").statusCode(409);

      // When
      adam().delete("/v1/holds/case-7").then().statusCode(400);
      adam().queryParam("reason", "settled").delete("/v1/holds/case-7").then().statusCode(204);

      // Then
      assertThat(type(topics, "HoldReleased")).contains("settled");
      assertThat(type(topics, "RecordsDisposed")).contains("\"category\":\"results\"");
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              audrey()
                  .get("/v1/disposals")
                  .then()
                  .body("entries", hasSize(1))
                  .body("entries[0].records", equalTo(2))
                  .body("entries[0].archive", equalTo("results-20240201-1.parquet"))
                  .body("entries[0].doneAt", containsString("T")));
      audrey()
          .get("/v1/disposals/1/manifest")
          .then()
          .statusCode(200)
          .body(containsString("range countersign.results 99 0 2\n"));
      audrey()
          .get("/v1/events/countersign.results/99/0")
          .then()
          .statusCode(200)
          .body("position.offset", equalTo(0));
      audrey().get("/v1/events/countersign.results/99/0/proof").then().statusCode(200);
      audrey()
          .get("/v1/holds")
          .then()
          .body("entries[0].name", equalTo("case-7"))
          .body("entries[0].release.reason", equalTo("settled"));
    }
  }

  @Test
  void saysWhatIsNoHold() {
    place("Case 7", "").statusCode(400).body("detail", containsString("small letters"));
    place("case-8", "tabel=x").statusCode(400).body("detail", containsString("tabel"));
    place("case-8", "from=yesterday").statusCode(400).body("detail", containsString("from"));
    adam().queryParam("reason", "x").delete("/v1/holds/nothing").then().statusCode(404);
    audrey().get("/v1/disposals/nothing/manifest").then().statusCode(404);
    audrey().get("/v1/holds?open=1").then().statusCode(400);
  }

  @Test
  void letsOnlyAdministratorsPlaceAndRelease() {
    audrey()
        .contentType(ContentType.JSON)
        .body(Map.of("name", "case-9", "reason", "x"))
        .post("/v1/holds")
        .then()
        .statusCode(403);
    audrey().queryParam("reason", "x").delete("/v1/holds/case-9").then().statusCode(403);
    given().auth().oauth2(Tokens.person("rita")).get("/v1/holds").then().statusCode(403);
    given().get("/v1/disposals").then().statusCode(401);
  }

  private void store(CommandLife life, Instant at) {
    PostgresRecordStore store =
        new PostgresRecordStore(dataSource, settings, Clock.fixed(at, ZoneOffset.UTC));
    List<AuditRecord> results =
        List.of(TestRecords.read(life.record(8), OLD, 0), TestRecords.read(life.record(9), OLD, 1));
    var _ = store.store(Batch.of(store.positions(Set.of(OLD)), results));
  }

  private static String type(TopicProbe topics, String type) {
    return new String(
        topics
            .await(r ->
                r.headers().lastHeader("ce_type") != null
                    && new String(r.headers().lastHeader("ce_type").value(), UTF_8).contains(type))
            .value(),
        UTF_8);
  }

  private static ValidatableResponse place(String name, String scope) {
    return adam()
        .contentType(ContentType.JSON)
        .body(Map.of("name", name, "scope", scope, "reason", "a lawsuit"))
        .post("/v1/holds")
        .then();
  }

  private static RequestSpecification adam() {
    return given().auth().oauth2(Tokens.person("adam"));
  }

  private static RequestSpecification audrey() {
    return given().auth().oauth2(Tokens.person("audrey"));
  }
}
