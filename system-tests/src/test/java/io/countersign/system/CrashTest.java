package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.local.Person;
import io.countersign.local.suite.SuiteService;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that end without warning. The update adds one, so that a second run would show. */
class CrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> ONCE =
      List.of(
          "CommandSubmitted",
          "ImpactMeasured",
          "ApprovalRequested",
          "ApprovalGranted",
          "ExecutionFinished");
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "refused", "unknown");

  /** Each test has an order of its own to change. */
  private static final AtomicInteger ORDERS = new AtomicInteger(100);

  private final Suite suite = Suite.running();

  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void aHeldUpdateRunsExactlyOnceThoughAServiceIsKilledWhileItIsHeld(SuiteService killed) {
    // Given
    int order = ORDERS.incrementAndGet();
    String before = total(order);
    String command = submitHeld(order);
    // When
    suite.parts().kill(killed);
    suite.parts().restart(killed);
    // Then
    suite.approve(command, Person.RITA).expect(200);
    await().atMost(PATIENCE).until(() -> suite.status(command).equals("succeeded"));
    assertThat(total(order)).isEqualTo(plusOne(before));
    assertEndsOnceInTheTrail(command);
  }

  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void anApprovedUpdateRunsExactlyOnceThoughAServiceIsKilledRightAfterTheVote(SuiteService killed) {
    // Given
    int order = ORDERS.incrementAndGet();
    String before = total(order);
    String command = submitHeld(order);
    // When
    suite.approve(command, Person.RITA).expect(200);
    suite.parts().kill(killed);
    suite.parts().restart(killed);
    // Then
    await().atMost(PATIENCE).until(() -> ENDED.contains(suite.status(command)));
    String expected = suite.status(command).equals("succeeded") ? plusOne(before) : before;
    assertThat(total(order)).isEqualTo(expected);
    assertEndsOnceInTheTrail(command);
  }

  @Test
  void anUpdateThatTheExecutorWasRunningWhenItWasKilledIsRolledBackAndSaysSo() {
    // Given
    int order = ORDERS.incrementAndGet();
    String before = total(order);
    String command = submitHeld(order);
    // When
    try (RowLock _ = suite.lockOrder(order)) {
      suite.approve(command, Person.ROB).expect(200);
      await().atMost(PATIENCE).until(this::theUpdateWaits);
      suite.parts().kill(SuiteService.EXECUTOR);
    }
    suite.parts().restart(SuiteService.EXECUTOR);
    // Then
    await().atMost(PATIENCE).until(() -> ENDED.contains(suite.status(command)));
    assertThat(suite.status(command)).isEqualTo("failed");
    assertThat(total(order)).isEqualTo(before);
    assertEndsOnceInTheTrail(command);
  }

  /** It has locked the table, and waits for the row. */
  private boolean theUpdateWaits() {
    return !suite
        .inShop(
            "SELECT count(*) FROM pg_locks WHERE relation = 'orders'::regclass AND mode ="
                + " 'RowExclusiveLock'")
        .equals("0");
  }

  private String submitHeld(int order) {
    String command = suite.submit("UPDATE orders SET total = total + 1 WHERE id = " + order);
    awaitHeld(command);
    return command;
  }

  private void awaitHeld(String command) {
    await().atMost(PATIENCE).until(() -> suite.isHeld(command));
  }

  private String total(int order) {
    return suite.inShop("SELECT total FROM orders WHERE id = " + order);
  }

  private String plusOne(String total) {
    return suite.inShop("SELECT " + total + " + 1");
  }

  private void assertEndsOnceInTheTrail(String command) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          List<String> trail = suite.trail(command);
          ONCE.forEach(
              type -> assertThat(Collections.frequency(trail, type)).as(type).isEqualTo(1));
        });
  }
}
