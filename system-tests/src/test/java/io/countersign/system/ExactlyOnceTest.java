package io.countersign.system;

import static io.countersign.system.halt.HaltPlace.after;
import static io.countersign.system.halt.HaltPlace.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.local.Person;
import io.countersign.local.ServiceProcess;
import io.countersign.local.suite.SuiteService;
import io.countersign.system.halt.HaltAgent;
import io.countersign.system.halt.HaltPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The executor's process ends between any two of its steps: each write happened once or not at all,
 * and its outcome says which.
 */
class ExactlyOnceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Set<String> ENDED = Set.of("succeeded", "failed", "refused", "unknown");

  /** Each test has an order of its own to change. */
  private static final AtomicInteger ORDERS = new AtomicInteger(2000);

  private final Suite suite = Suite.running();

  @TempDir private Path folder;

  /** A moment in the run of a write, and what becomes of the write if the process ends there. */
  enum Moment {
    BEFORE_THE_CLAIM(before("JdbcClaims", "claim"), "succeeded"),
    AFTER_THE_CLAIM(after("JdbcClaims", "claim"), "succeeded"),
    BEFORE_THE_START_IS_TOLD(before("Execution", "began"), "succeeded"),
    BETWEEN_TELLING_AND_RECORDING_THE_START(before("JdbcClaims", "began"), "succeeded"),
    BEFORE_THE_STATEMENT(after("Execution", "began"), "failed"),
    AFTER_THE_STATEMENT(before("Execution", "readyToCommit"), "failed"),
    BEFORE_THE_COMMIT(after("Execution", "readyToCommit"), "failed"),
    AFTER_THE_COMMIT(after("TargetConnection", "commit"), "succeeded"),
    BEFORE_THE_END_IS_RECORDED(before("JdbcClaims", "finish"), "succeeded"),
    AFTER_THE_END_IS_RECORDED(after("JdbcClaims", "finish"), "succeeded"),
    AFTER_THE_END_IS_TOLD(after("Ends", "tell"), "succeeded");

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts.
    private final HaltPlace place;

    private final String status;

    Moment(HaltPlace place, String status) {
      this.place = place;
      this.status = status;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWriteHappensOnceOrNotAtAllWhereverTheExecutorEnds(Moment moment) throws Exception {
    // Given
    int order = ORDERS.incrementAndGet();
    String total = suite.inShop("SELECT total FROM orders WHERE id = " + order);
    String command = suite.submit("UPDATE orders SET total = total + 1 WHERE id = " + order);
    await().atMost(PATIENCE).until(() -> suite.isHeld(command));
    // When
    endExecutorAt(moment, () -> suite.approve(command, Person.RITA).expect(200));
    // Then
    await().atMost(PATIENCE).until(() -> ENDED.contains(suite.status(command)));
    assertThat(suite.status(command)).isEqualTo(moment.status);
    String expected = moment.status.equals("succeeded") ? total + " + 1" : total;
    assertThat(
            suite.inShop("SELECT total = %s FROM orders WHERE id = %d".formatted(expected, order)))
        .isEqualTo("t");
    assertEndsOnceInTheTrail(command);
  }

  /** The process that is to end starts at once, and after it one that lives. */
  private void endExecutorAt(Moment moment, Runnable step) throws Exception {
    suite.parts().stop(SuiteService.EXECUTOR);
    try (ServiceProcess doomed =
        suite
            .parts()
            .restart(SuiteService.EXECUTOR, List.of(HaltAgent.option(moment.place, folder)))) {
      step.run();
      assertThat(doomed.ended().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .contains("exit code 137");
    } finally {
      suite.parts().restart(SuiteService.EXECUTOR);
    }
  }

  private void assertEndsOnceInTheTrail(String command) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          List<String> trail = suite.trail(command);
          assertThat(Collections.frequency(trail, "ExecutionFinished")).isEqualTo(1);
          assertThat(trail).contains("ExecutionStarted");
        });
  }
}
