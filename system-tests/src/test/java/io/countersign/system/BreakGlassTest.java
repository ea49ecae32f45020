package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;
import io.countersign.local.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An entitled person runs now, and others look at it afterwards. */
class BreakGlassTest {
  private final Suite suite = Suite.running();

  @Test
  void runsAtOnceAndIsReviewedBySomebodyElse() {
    // Given
    Api dana = suite.submitter(Person.DANA);
    String command =
        dana.post(
                "/v1/commands",
                Map.of(
                    "dataSource",
                    "shop",
                    "sql",
                    "UPDATE customers SET city = 'Breda' WHERE id = 820",
                    "justification",
                    "Parcels go to the wrong city"))
            .expect(202)
            .text("/id");
    await()
        .atMost(Held.PATIENCE)
        .until(() -> !dana.get("/v1/commands/" + command).text("/approval/requestId").isEmpty());
    Answer held = dana.get("/v1/commands/" + command).expect(200);
    String request = held.text("/approval/requestId");
    Map<String, String> body =
        Map.of("digest", held.text("/approval/digest"), "reason", "Parcels leave in ten minutes");
    // When
    suite.reviewer(Person.RITA).post("/v1/approvals/" + request + "/break-glass", body).expect(403);
    suite.reviewer(Person.DANA).post("/v1/approvals/" + request + "/break-glass", body).expect(200);
    // Then
    await()
        .atMost(Held.PATIENCE)
        .until(() -> dana.get("/v1/commands/" + command).text("/status").equals("succeeded"));
    assertThat(suite.inShop("SELECT city FROM customers WHERE id = 820")).isEqualTo("Breda");
    Map<String, String> review = Map.of("verdict", "justified", "comment", "It was urgent");
    suite.reviewer(Person.DANA).post("/v1/approvals/" + request + "/review", review).expect(403);
    suite.reviewer(Person.RITA).post("/v1/approvals/" + request + "/review", review).expect(200);
    await()
        .atMost(Held.PATIENCE)
        .untilAsserted(() ->
            assertThat(suite.trail(command))
                .containsSubsequence("GlassBroken", "WarrantIssued")
                .contains("ReviewCompleted"));
  }
}
