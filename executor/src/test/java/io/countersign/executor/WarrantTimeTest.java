package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Warrant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a warrant may be used: from its beginning, give or take the clocks, to its very end. */
final class WarrantTimeTest extends HandlerTest {
  private static final Duration TICK = Duration.ofNanos(1_000);
  private static final Outcome RAN = new Outcome.Succeeded(0, 1, false, false);

  private final Warrant warrant = Warrants.writing("UPDATE orders SET total = 1 WHERE id = 1");

  @ParameterizedTest
  @ValueSource(strings = {"issuedAt", "notBefore"})
  void takesAWarrantThatBeginsWithinTheToleratedSkew(String beginning) {
    handleBeginning(beginning, now.get().plus(SKEW));

    assertThat(outcome()).isEqualTo(RAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"issuedAt", "notBefore"})
  void refusesAWarrantThatBeginsLater(String beginning) {
    handleBeginning(beginning, now.get().plus(SKEW).plus(TICK));

    assertRefused(RefusalReason.WARRANT_EARLY);
  }

  @Test
  void doesNotRunARefusedWarrantOnceItsTimeHasCome() {
    Instant beginning = now.get().plus(SKEW).plus(TICK);
    ReceivedWarrant early =
        Warrants.received(Warrants.with(warrant, Map.of("notBefore", beginning)));
    handle(early);
    now.set(beginning);

    handle(early);

    assertRefused(RefusalReason.WARRANT_EARLY);
  }

  @Test
  void takesAWarrantUpToItsEnd() {
    now.set(warrant.expiresAt().minus(TICK));

    handle(Warrants.received(warrant));

    assertThat(outcome()).isEqualTo(RAN);
  }

  @Test
  void grantsNoSkewAtItsEnd() {
    now.set(warrant.expiresAt());

    handle(Warrants.received(warrant));

    assertRefused(RefusalReason.WARRANT_EXPIRED);
  }

  @Test
  void toleratesAMinuteAtMost() {
    assertThatThrownBy(() -> new ClockSkew(Duration.ofSeconds(60).plus(TICK)))
        .hasMessageContaining("countersign.warrant.clock-skew");
    assertThatThrownBy(() -> new ClockSkew(TICK.negated()))
        .hasMessageContaining("countersign.warrant.clock-skew");
    assertThat(new ClockSkew(Duration.ofSeconds(60)).tolerated()).hasSeconds(60);
  }

  private void handleBeginning(String field, Instant at) {
    handle(Warrants.received(Warrants.with(warrant, Map.of(field, at))));
  }
}
