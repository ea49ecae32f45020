package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.cli.client.Answer;
import io.countersign.local.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeasuredFirstTest {
  private final Suite suite = Suite.running();

  @Test
  void anUpdateInProductionIsMeasuredThenApprovedAndRunsOnce() {
    String before = suite.inShop("SELECT city FROM customers WHERE id = 31");

    String command = suite.submit("UPDATE customers SET city = 'Bruges' WHERE id = 31");

    await().atMost(Duration.ofMinutes(1)).until(() -> suite.isHeld(command));
    Answer held = suite.command(command);
    assertThat(held.text("/decision/impact/method")).isEqualTo("trial");
    assertThat(held.text("/decision/impact/changedRows")).isEqualTo("1");
    assertThat(held.text("/decision/facts/confirmedByPlanner")).isEqualTo("true");
    Answer question =
        suite.reviewer(Person.RITA).get("/v1/approvals/" + held.text("/approval/requestId"));
    assertThat(question.text("/impact/changedRows")).isEqualTo("1");
    assertThat(question.text("/impact/sample/0/after/city")).isEqualTo("Bruges");
    assertThat(question.text("/history/since")).isNotEmpty();
    assertThat(suite.inShop("SELECT city FROM customers WHERE id = 31")).isEqualTo(before);

    suite.approve(command, Person.RITA).expect(200);

    await().atMost(Duration.ofMinutes(1)).until(() -> suite.status(command).equals("succeeded"));
    assertThat(suite.inShop("SELECT city FROM customers WHERE id = 31")).isEqualTo("Bruges");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> suite.trail(command).contains("ExecutionFinished"));
    assertThat(suite.trail(command))
        .containsSubsequence(
            "CommandSubmitted",
            "CommandDecided",
            "MeasurementRequested",
            "ImpactMeasured",
            "CommandDecided",
            "ApprovalRequested",
            "WarrantIssued",
            "ExecutionFinished")
        .containsOnlyOnce("ExecutionFinished");
  }
}
