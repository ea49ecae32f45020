package io.countersign.evaluator;

import static io.countersign.evaluator.Decisions.ALLOWED;
import static io.countersign.evaluator.Decisions.HELD;
import static io.countersign.evaluator.Decisions.MEASURE;
import static io.countersign.evaluator.Decisions.NOON;
import static io.countersign.evaluator.Decisions.command;
import static io.countersign.evaluator.Decisions.decided;
import static io.countersign.evaluator.Decisions.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.MeasureMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PendingMeasurementsTest {
  private static final Command COMMAND = command(1, NOON);
  private static final int PARTITION = 2;

  private final PendingMeasurements pending = new PendingMeasurements(Duration.ofSeconds(75));

  private void decide(Decision decision) {
    pending.decided(decided(COMMAND, decision, "orders"), link(COMMAND), PARTITION, NOON);
  }

  @Test
  void remembersWhatIsToBeMeasured() {
    decide(MEASURE);

    PendingMeasurement taken = pending.take(COMMAND.id(), Duration.ZERO).orElseThrow();
    assertThat(taken.command()).isEqualTo(COMMAND);
    assertThat(taken.method()).isEqualTo(MeasureMethod.TRIAL);
    assertThat(taken.now()).isEqualTo(NOON);
    assertThat(taken.redecides()).isNull();
    assertThat(taken.until()).isEqualTo(NOON.plusSeconds(75));
  }

  @Test
  void remembersOfWhichRequestPeopleAreAsked() {
    ApprovalRequestId request = new ApprovalRequestId(COMMAND.id().value());
    pending.decided(
        decided(COMMAND, MEASURE, "orders").redeciding(request), link(COMMAND), PARTITION, NOON);

    assertThat(pending.take(COMMAND.id(), Duration.ZERO).orElseThrow().redecides())
        .isEqualTo(request);
  }

  @Test
  void givesItOnce() {
    decide(MEASURE);

    pending.take(COMMAND.id(), Duration.ZERO);

    assertThat(pending.take(COMMAND.id(), Duration.ZERO)).isEmpty();
    assertThat(pending.takeOverdue(NOON.plusSeconds(100), p -> true)).isEmpty();
  }

  @Test
  void aFirstDecisionThatIsToldAgainOpensNothing() {
    decide(MEASURE);
    pending.take(COMMAND.id(), Duration.ZERO);

    decide(MEASURE);

    assertThat(pending.size()).isZero();
  }

  @Test
  void whatWasDecidedWaitsNoMore() {
    decide(MEASURE);
    decide(HELD);

    assertThat(pending.take(COMMAND.id(), Duration.ZERO)).isEmpty();
  }

  @Test
  void whatIsNotMeasuredNeverWaits() {
    decide(ALLOWED);

    assertThat(pending.size()).isZero();
  }

  @Test
  void isOverdueWhenItsTimeHasComeWhereThePartitionIsOurs() {
    decide(MEASURE);

    assertThat(pending.takeOverdue(NOON.plusSeconds(74), p -> true)).isEmpty();
    assertThat(pending.takeOverdue(NOON.plusSeconds(75), p -> p != PARTITION)).isEmpty();
    assertThat(pending.takeOverdue(NOON.plusSeconds(75), p -> p == PARTITION)).hasSize(1);
    assertThat(pending.size()).isZero();
  }

  @Test
  void moreThanCanWaitIsOverdueAtOnce() {
    for (int i = 0; i < 10_001; i++) {
      Command command = command(i, NOON);
      pending.decided(decided(command, MEASURE, "orders"), link(command), PARTITION, NOON);
    }

    assertThat(pending.takeOverdue(NOON, p -> true)).hasSize(1);
  }
}
