package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.RowsChanged;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run changes as many rows as were approved, or none. */
final class ChangeBoundsTest extends HandlerTest {
  private final Warrant warrant =
      Warrants.unsigned(Warrants.command("UPDATE orders SET total = 1"), Access.WRITER);

  @ParameterizedTest
  @CsvSource({
    "100, 10,  90, true", "100, 10, 110, true", "100, 10,  89, false", "100, 10, 111, false",
    "  0, 10,   0, true", "  0, 10,   1, false", "100,  0, 100, true", "100,  0, 101, false",
    "  3, 50,   4, true", "  3, 50,   5, false", "100,   , 999, true", "   , 10, 999, true"
  })
  void keepToWhatWasMeasured(
      @Nullable Long approved, @Nullable Integer tolerance, long changed, boolean fits) {
    ChangeBounds bounds =
        new ChangeBounds(null, new ApprovedImpact(Warrants.digest("i"), approved, tolerance));

    assertThat(bounds.objectionTo(changed).map(Outcome.Refused::reason))
        .isEqualTo(fits ? Optional.empty() : Optional.of(RefusalReason.DRIFT));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "0, 1, false", "7, 7, true", "7, 8, false"})
  void keepToTheLimit(long maximum, long changed, boolean fits) {
    assertThat(new ChangeBounds(maximum, null).objectionTo(changed).isEmpty()).isEqualTo(fits);
  }

  @Test
  void tellWhatWasApprovedAndWhatWouldHaveHappened() {
    ChangeBounds drift = new ChangeBounds(null, new ApprovedImpact(Warrants.digest("i"), 17L, 10));

    assertThat(drift.objectionTo(40).orElseThrow().message())
        .isEqualTo(
            "A change of 17 rows was approved (±10 %), and 40 would have been changed. It was"
                + " rolled back: nothing was changed. Submit the command again to have it approved"
                + " as it is now.");
    assertThat(new ChangeBounds(1L, null).objectionTo(2).orElseThrow().message())
        .isEqualTo(
            "The command may change at most 1 row, and would have changed 2. It was rolled back:"
                + " nothing was changed. Submit one that changes fewer, or ask for a higher"
                + " limit.");
  }

  @Test
  void rollBackWhatDriftedAndSaySoAfterTheRowsThatWereTold() {
    ApprovedImpact nothing = new ApprovedImpact(Warrants.digest("impact"), 0L, 10);

    handle(Warrants.received(Warrants.with(warrant, Map.of("impact", nothing))));

    assertRolledBack(RefusalReason.DRIFT);
  }

  @Test
  void rollBackWhatExceedsTheLimit() {
    Obligations none = new Obligations(null, 0L, null, Set.of());

    handle(Warrants.received(Warrants.with(warrant, Map.of("obligations", none))));

    assertRolledBack(RefusalReason.LIMIT_EXCEEDED);
  }

  private void assertRolledBack(RefusalReason reason) {
    assertThat(target.committed).isZero();
    assertThat(target.rolledBack).isEqualTo(1);
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.message()).contains("nothing was changed");
            });
    assertThat(publisher.types())
        .containsExactly(
            ExecutionStarted.class, RowsChanged.class, ChangesEnded.class, ExecutionFinished.class);
  }
}
