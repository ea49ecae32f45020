package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.cli.client.Answer;
import io.countersign.local.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Map<String, String> READ =
      Map.of("dataSource", "shop", "sql", "SELECT count(*) FROM orders");

  private final Suite suite = Suite.running();

  @Test
  void theSuiteGoesOnAfterTheBrokerWasAway() {
    // Given
    String held = suite.submit("UPDATE orders SET total = total + 1 WHERE id = 400");
    await().atMost(PATIENCE).until(() -> suite.isHeld(held));
    String before = suite.inShop("SELECT total FROM orders WHERE id = 400");
    // When
    suite.parts().stopKafka();
    Answer refused = suite.agent().post("/v1/commands", READ);
    suite.parts().restartKafka();
    // Then
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("/detail")).isNotEmpty();
    await()
        .atMost(PATIENCE)
        .until(() ->
            suite
                .agent()
                .post("/v1/commands", READ, "Prefer", "wait=10")
                .text("/status")
                .equals("succeeded"));
    await().atMost(PATIENCE).until(() -> suite.approve(held, Person.RITA).status() == 200);
    await().atMost(PATIENCE).until(() -> suite.status(held).equals("succeeded"));
    assertThat(suite.inShop("SELECT total - 1 FROM orders WHERE id = 400")).isEqualTo(before);
  }
}
