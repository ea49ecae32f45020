package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.local.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A reviewer asks, and the agent answers. */
class QuestionsTest {
  private final Suite suite = Suite.running();

  @Test
  void anAgentSeesTheQuestionAndItsAnswerReachesTheReviewer() {
    // Given
    Held held = Held.update(suite, 840);
    // When
    suite
        .reviewer(Person.RITA)
        .post(
            "/v1/approvals/" + held.requestId() + "/comments",
            Map.of("text", "Which ticket is this?", "question", true))
        .expect(201);
    await()
        .atMost(Held.PATIENCE)
        .until(() ->
            suite.command(held.commandId()).body().toString().contains("Which ticket is this?"));
    suite
        .agent()
        .post("/v1/commands/" + held.commandId() + "/comments", Map.of("text", "Ticket 4711"))
        .expect(201);
    // Then
    await()
        .atMost(Held.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    suite
                        .reviewer(Person.RITA)
                        .get("/v1/approvals/" + held.requestId())
                        .body()
                        .toString())
                .contains("Ticket 4711"));
    held.vote(suite.reviewer(Person.RITA), "approve").expect(200);
    held.awaitStatus("succeeded");
  }
}
