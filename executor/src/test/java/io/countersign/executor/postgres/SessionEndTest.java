package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Cancellations;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.session.TargetSession;
import io.countersign.sql.SessionStatement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commands of a session that are broken off, and sessions that the server ends. */
final class SessionEndTest extends SessionTest {
  /** The server waits 5 s longer than the executor. */
  private static final Duration A_MOMENT = Duration.ofMillis(-4800);

  @Test
  void failsTheTransactionWithACommandThatIsCancelledWhileItRuns() {
    begin();
    run("UPDATE orders SET total = 4730 WHERE id = 130");
    run("SAVEPOINT a");
    Cancellation cancellation = new Cancellation();

    Outcome outcome =
        run(
            sessions,
            new RecordingListener() {
              @Override
              public void began(@Nullable TargetTransaction begun) {
                Cancellations.request(cancellation);
              }
            },
            cancellation,
            Obligations.none(),
            "SELECT pg_sleep(60)");

    assertFailed(outcome, "57014");
    assertThat(((Outcome.Failed) outcome).message()).endsWith(TargetSession.TRANSACTION_FAILED);
    assertFailed(run("SELECT 1"), "25P02");
    assertThat(run("ROLLBACK TO a")).isEqualTo(DONE);
    assertThat(run("COMMIT")).isEqualTo(DONE);
    assertThat(ownerSees("SELECT total FROM orders WHERE id = 130")).isEqualTo("4730.00");
  }

  @Test
  void goesOnWithTheTransactionAfterACommandThatIsCancelledJustBeforeItsEnd() {
    begin();
    run("UPDATE orders SET total = 4731 WHERE id = 131");
    Cancellation cancellation = new Cancellation();

    Outcome outcome =
        run(
            sessions,
            new RecordingListener() {
              @Override
              public void readyToCommit(RunSummary done) {
                Cancellations.request(cancellation);
              }
            },
            cancellation,
            Obligations.none(),
            "UPDATE orders SET total = 4732 WHERE id IN (131, 132)");

    assertFailed(outcome, "57014");
    assertThat(((Outcome.Failed) outcome).message())
        .doesNotContain(TargetSession.TRANSACTION_FAILED);
    assertThat(run("COMMIT")).isEqualTo(DONE);
    assertThat(
            ownerSees("SELECT string_agg(id::text, ' ') FROM orders WHERE total IN (4731, 4732)"))
        .isEqualTo("131");
  }

  @Test
  void isEndedByTheServerWhereNoExecutorIsThereToDoIt() {
    try (TargetSession alone = target().session(Access.WRITER, A_MOMENT).orElseThrow()) {
      run(alone, "BEGIN", new SessionStatement.Begin(false, false));
      run(alone, "UPDATE orders SET total = 4733 WHERE id = 133", new SessionStatement.None());
      int backend = last.transaction.orElseThrow().backend();

      Awaitility.await()
          .until(() ->
              ownerSees("SELECT count(*) FROM pg_stat_activity WHERE pid = " + backend)
                  .equals("0"));

      assertThat(ownerSees("SELECT count(*) FROM orders WHERE total = 4733")).isEqualTo("0");
      assertRefused(
          run(alone, "COMMIT", new SessionStatement.Commit()), RefusalReason.SESSION_LOST);
      assertThat(alone.state()).isEqualTo(TargetSession.State.BROKEN);
    }
  }

  private Outcome run(TargetSession alone, String sql, SessionStatement statement) {
    last = new RecordingListener();
    return alone.run(work(Access.WRITER, sql), statement, last, new Cancellation());
  }
}
