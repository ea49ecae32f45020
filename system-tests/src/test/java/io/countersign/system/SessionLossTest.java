package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.local.Person;
import io.countersign.local.suite.SuiteService;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The executor ends without warning while it holds a session. */
class SessionLossTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "refused", "unknown");

  private final Suite suite = Suite.running();

  @Test
  void theSecondHalfOfATransactionIsRefusedAndTheFirstRolledBack() {
    // Given
    String begin = suite.submit("BEGIN");
    await().atMost(PATIENCE).until(() -> suite.status(begin).equals("succeeded"));
    String session = suite.command(begin).text("/sessionId");
    String update = submit(session, "UPDATE orders SET total = 7001 WHERE id = 701");
    await().atMost(PATIENCE).until(() -> suite.isHeld(update));
    suite.approve(update, Person.RITA).expect(200);
    await().atMost(PATIENCE).until(() -> suite.status(update).equals("succeeded"));
    // When
    suite.parts().kill(SuiteService.EXECUTOR);
    suite.parts().restart(SuiteService.EXECUTOR);
    // Then
    assertThat(run(session, "SELECT 1")).isEqualTo("refused");
    assertThat(run(session, "COMMIT")).isEqualTo("refused");
    assertThat(suite.inShop("SELECT count(*) FROM orders WHERE total = 7001")).isEqualTo("0");
    assertThat(run(session, "ROLLBACK")).isEqualTo("succeeded");
    assertThat(run(session, "SELECT 1")).isEqualTo("succeeded");
  }

  private String submit(String session, String sql) {
    return suite
        .agent()
        .post(
            "/v1/commands",
            Map.of("dataSource", "shop", "sql", sql, "sessionId", session, "justification", "test"))
        .expect(202)
        .text("/id");
  }

  private String run(String session, String sql) {
    String command = submit(session, sql);
    await().atMost(PATIENCE).until(() -> ENDED.contains(suite.status(command)));
    return suite.status(command);
  }
}
