package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.cli.client.Answer;
import io.countersign.local.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One answer for several commands of one form. */
class StandingApprovalsTest {
  private static final String SQL = "UPDATE customers SET city = 'Delft' WHERE id = ";

  private final Suite suite = Suite.running();

  @Test
  void answersForCommandsOfTheSameFormAsOftenAsItSaysAndNoLonger() {
    // Given
    Held first = Held.await(suite, suite.submit(SQL + 801));
    first
        .vote(
            suite.reviewer(Person.RITA),
            "approve",
            Map.of("grant", Map.of("uses", 2, "maximumRows", 1, "until", inAnHour())))
        .expect(200);
    first.awaitStatus("succeeded");
    await()
        .atMost(Held.PATIENCE)
        .until(() -> suite.trail(first.commandId()).contains("GrantIssued"));
    // When
    runsWithoutAsking(802);
    runsWithoutAsking(803);
    // Then
    Held third = Held.await(suite, suite.submit(SQL + 804));
    third.vote(suite.reviewer(Person.ROB), "reject").expect(200);
    third.awaitStatus("rejected");
  }

  @Test
  void saysNothingOnceItIsRevoked() {
    // Given
    String sql = "UPDATE customers SET city = 'Gouda' WHERE id = ";
    Held first = Held.await(suite, suite.submit(sql + 811));
    first
        .vote(
            suite.reviewer(Person.RITA),
            "approve",
            Map.of("grant", Map.of("uses", 5, "maximumRows", 1, "until", inAnHour())))
        .expect(200);
    first.awaitStatus("succeeded");
    Answer grants = suite.reviewer(Person.ROB).get("/v1/grants?state=active").expect(200);
    String grant =
        grants
            .at("/grants")
            .valueStream()
            .filter(g -> g.path("statement").asText().startsWith(sql))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    // When
    suite
        .reviewer(Person.ROB)
        .post("/v1/grants/" + grant + "/revocation", Map.of("reason", "No longer needed"))
        .expect(200);
    // Then
    Held second = Held.await(suite, suite.submit(sql + 812));
    second.vote(suite.reviewer(Person.ROB), "reject").expect(200);
  }

  private void runsWithoutAsking(int customer) {
    String command = suite.submit(SQL + customer);
    await().atMost(Held.PATIENCE).until(() -> suite.status(command).equals("succeeded"));
    assertThat(suite.inShop("SELECT city FROM customers WHERE id = " + customer))
        .isEqualTo("Delft");
    await()
        .atMost(Held.PATIENCE)
        .untilAsserted(() ->
            assertThat(suite.trail(command))
                .contains("GrantUsed", "WarrantIssued")
                .doesNotContain("VoteCast"));
  }

  private static String inAnHour() {
    return Instant.now().plus(Duration.ofHours(1)).toString();
  }
}
