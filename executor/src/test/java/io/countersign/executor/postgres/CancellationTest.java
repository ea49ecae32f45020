package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Cancellations;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TargetTransaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CancellationTest extends TargetTest {
  private final Cancellation cancellation = new Cancellation();

  @Test
  void breaksOffARunningStatement() {
    RecordingListener cancelling =
        new RecordingListener() {
          @Override
          public void began(@Nullable TargetTransaction begun) {
            Cancellations.request(cancellation);
          }
        };

    Outcome outcome =
        target().run(work(Access.WRITER, "SELECT pg_sleep(60)"), cancelling, cancellation);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.sqlState()).isEqualTo("57014"));
  }

  @Test
  void doesNotStartWhatWasCancelledBefore() {
    Cancellations.request(cancellation);

    Outcome outcome =
        target()
            .run(
                work(Access.WRITER, "UPDATE orders SET status = 'paid' WHERE id = 41"),
                told,
                cancellation);

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(told.summary).isEmpty();
  }

  @Test
  void rollsBackWhatIsCancelledBeforeItsCommit() {
    owner("UPDATE orders SET status = 'placed' WHERE id = 42");
    RecordingListener cancelling =
        new RecordingListener() {
          @Override
          public void readyToCommit(RunSummary done) {
            Cancellations.request(cancellation);
          }
        };

    Outcome outcome =
        target()
            .run(
                work(Access.WRITER, "UPDATE orders SET status = 'paid' WHERE id = 42"),
                cancelling,
                cancellation);

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(ownerSees("SELECT status FROM orders WHERE id = 42")).isEqualTo("placed");
  }
}
