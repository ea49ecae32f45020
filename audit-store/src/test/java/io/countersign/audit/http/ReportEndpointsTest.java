package io.countersign.audit.http;

import static io.countersign.audit.http.RunningTrail.audrey;
import static io.countersign.audit.http.RunningTrail.text;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.log.MerkleTree;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as auditors ask for them. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class ReportEndpointsTest {
  private static final String DIGEST = "Countersign-Report-Digest";
  private final RunningTrail trail = new RunningTrail();
  private final Instant from = Instant.now().minus(Duration.ofHours(1));
  private final String period = "?from=" + from + "&to=" + from.plus(Duration.ofHours(2));

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  void makesAReportAndTellsWithWhichDigestBeforeItAnswers() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    trail.send(life);
    trail.awaitStored(life);
    awaitCheckpoint();

    // When
    Response json = audrey().get("/v1/reports/compliance" + period);

    // Then
    json.then()
        .statusCode(200)
        .contentType("application/json")
        .body("report", equalTo("compliance"))
        .body("madeBy", equalTo("audrey"))
        .body("sections", hasKey("separation-of-duties"))
        .body("sections.integrity.comparison.faults", equalTo(0))
        .body("ledger.checkpoint", notNullValue());
    String digest = "sha256:" + MerkleTree.sha256(json.asByteArray()).hex();
    assertThat(json.header(DIGEST)).isEqualTo(digest);
    assertThat(text(trail.topics().await(r -> text(r.value()).contains(digest)).value()))
        .contains("\"report\":\"compliance\"")
        .contains("\"name\":\"audrey\"");
  }

  @Test
  void answersAsAPageAndInPrintWhereThatIsAskedFor() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    trail.send(life);
    trail.awaitStored(life);
    awaitCheckpoint();

    // When
    Response page = audrey().accept("text/html").get("/v1/reports/access" + period);
    Response print = audrey().accept("application/pdf").get("/v1/reports/access" + period);

    // Then
    page.then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString(page.header(DIGEST)));
    print.then().statusCode(200).contentType("application/pdf");
    assertThat(new String(print.asByteArray(), 0, 5, US_ASCII)).isEqualTo("%PDF-");
  }

  @ParameterizedTest
  @CsvSource({
    "audrey, everything, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z, 404, There is no report",
    "audrey, compliance, yesterday, 2026-12-01T00:00:00Z, 400, 'from'",
    "audrey, compliance, 2026-12-01T00:00:00Z, 2026-11-01T00:00:00Z, 400, 'to'",
    "rita, compliance, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z, 403, ''",
  })
  void refusesWhatItDoesNotKnowAndWhoIsNoAuditor(
      String who, String name, String begin, String end, int status, String reason) {
    given()
        .auth()
        .oauth2(Tokens.person(who))
        .get("/v1/reports/{name}?from={from}&to={to}", name, begin, end)
        .then()
        .statusCode(status)
        .body(containsString(reason));
  }

  private static void awaitCheckpoint() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> audrey().get("/v1/ledger/checkpoint").then().statusCode(200));
  }
}
