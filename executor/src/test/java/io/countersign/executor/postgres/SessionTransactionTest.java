package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TransactionState;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class SessionTransactionTest extends SessionTest {
  private static final Obligations ONE_ROW = new Obligations(null, 1L, null, java.util.Set.of());

  @Test
  void showsItsOwnWritesToItselfOnlyUntilItCommits() {
    begin();
    assertThat(run("UPDATE orders SET total = 4710 WHERE id = 101"))
        .isEqualTo(new Outcome.Succeeded(0, 1, false, false, true));

    assertThat(rows("SELECT id FROM orders WHERE total = 4710")).isEqualTo(List.of(List.of(101L)));
    assertThat(ownerSees("SELECT total FROM orders WHERE id = 101")).isNotEqualTo("4710.00");

    assertThat(run("COMMIT")).isEqualTo(DONE);
    assertThat(ownerSees("SELECT total FROM orders WHERE id = 101")).isEqualTo("4710.00");
    assertThat(target().stateOf(last.transaction.orElseThrow()))
        .isEqualTo(TransactionState.COMMITTED);
    assertThat(sessions.count()).isZero();
  }

  @Test
  void tellsTheChangedRowsBeforeTheyAreCommitted() {
    begin();
    run("UPDATE orders SET status = 'shipped' WHERE id = 102");

    assertThat(last.changes).hasSize(1);
    assertThat(last.transaction).isPresent();
    run("ROLLBACK");
  }

  @Test
  void takesBackWhatIsRolledBack() {
    begin();
    run("DELETE FROM orders WHERE id = 103 AND customer_id < 0");
    run("UPDATE orders SET total = 0.01 WHERE id = 103");

    assertThat(run("ROLLBACK")).isEqualTo(DONE);

    assertThat(ownerSees("SELECT total FROM orders WHERE id = 103")).isNotEqualTo("0.01");
    assertThat(sessions.count()).isZero();
  }

  @Test
  void goesBackToASavepoint() {
    begin();
    run("UPDATE orders SET total = 1 WHERE id = 104");
    run("SAVEPOINT a");
    run("UPDATE orders SET total = 2 WHERE id = 104");
    assertThat(run("ROLLBACK TO a")).isEqualTo(DONE);
    assertThat(rows("SELECT total FROM orders WHERE id = 104").toString()).contains("1");
    assertThat(run("RELEASE a")).isEqualTo(DONE);
    run("COMMIT");

    assertThat(ownerSees("SELECT total FROM orders WHERE id = 104")).isEqualTo("1.00");
  }

  @Test
  void failsTheTransactionWithAnErrorAndSaysSo() {
    begin();
    run("SAVEPOINT a");
    Outcome outcome = run("UPDATE orders SET total = 1 / 0 WHERE id = 105");

    assertFailed(outcome, "22012");
    assertThat(((Outcome.Failed) outcome).message()).contains("transaction has failed");
    assertFailed(run("SELECT 1"), "25P02");
    assertThat(run("ROLLBACK TO a")).isEqualTo(DONE);
    assertThat(rows("SELECT 1")).hasSize(1);
    run("ROLLBACK");
  }

  @Test
  void doesNotCommitAFailedTransaction() {
    begin();
    run("UPDATE orders SET total = 4242 WHERE id = 106");
    run("SELECT 1 / 0");

    assertFailed(run("COMMIT"), "25P02");

    assertThat(ownerSees("SELECT total FROM orders WHERE id = 106")).isNotEqualTo("4242.00");
    assertThat(sessions.count()).isZero();
  }

  @Test
  void undoesTheOneStatementThatChangesTooMuch() {
    begin();
    run("UPDATE orders SET total = 7 WHERE id = 107");

    assertRefused(
        run(sessions, last, ONE_ROW, "UPDATE orders SET total = 8 WHERE id IN (107, 108)"),
        RefusalReason.LIMIT_EXCEEDED);
    run("COMMIT");

    assertThat(ownerSees("SELECT total FROM orders WHERE id = 107")).isEqualTo("7.00");
    assertThat(ownerSees("SELECT total FROM orders WHERE id = 108")).isNotEqualTo("8.00");
  }

  @Test
  void keepsReadsFromWriting() {
    owner(
        """
        CREATE FUNCTION sneak() RETURNS int LANGUAGE sql AS
          'UPDATE orders SET total = 666 WHERE id = 109 RETURNING 1';
        CREATE VIEW sneaking AS SELECT sneak() AS n; GRANT SELECT ON sneaking TO PUBLIC\
        """);
    begin();

    assertFailed(run("SELECT * FROM sneaking"), "25006");
    run("ROLLBACK");
    assertThat(ownerSees("SELECT total FROM orders WHERE id = 109")).isNotEqualTo("666.00");
    owner("DROP VIEW sneaking; DROP FUNCTION sneak");
  }

  @Test
  void readsWithTheReadersRoleWhereItSaysReadOnly() {
    assertThat(run("BEGIN READ ONLY")).isEqualTo(DONE);

    assertThat(rows("SELECT current_user::text")).isEqualTo(List.of(List.of("shop_reader")));
    assertRefused(
        run("UPDATE orders SET total = 1 WHERE id = 110"), RefusalReason.UNSUPPORTED_STATEMENT);
    assertThat(run("COMMIT")).isEqualTo(DONE);
  }

  @Test
  void endsWithItsConnectionAndRunsNothingOfItElsewhere() {
    begin();
    run("UPDATE orders SET total = 4711 WHERE id = 111");
    int backend = last.transaction.orElseThrow().backend();
    target().terminate(last.transaction.orElseThrow());
    Awaitility.await()
        .until(() ->
            ownerSees("SELECT count(*) FROM pg_stat_activity WHERE pid = " + backend).equals("0"));

    assertRefused(run("UPDATE orders SET total = 4712 WHERE id = 112"), RefusalReason.SESSION_LOST);
    assertRefused(run("UPDATE orders SET total = 4712 WHERE id = 112"), RefusalReason.SESSION_LOST);
    assertRefused(run("COMMIT"), RefusalReason.SESSION_LOST);
    assertThat(ownerSees("SELECT count(*) FROM orders WHERE total IN (4711, 4712)")).isEqualTo("0");
    begin();
    assertThat(run("COMMIT")).isEqualTo(DONE);
  }

  @Test
  void endsAfterItsIdleTime() {
    begin();
    run("UPDATE orders SET total = 4713 WHERE id = 113");
    clock.advance(Duration.ofSeconds(61));
    sessions.expire();

    Outcome outcome = run("COMMIT");

    assertRefused(outcome, RefusalReason.SESSION_LOST);
    assertThat(((Outcome.Refused) outcome).message()).contains("no command for more than 60 s");
    assertThat(ownerSees("SELECT count(*) FROM orders WHERE total = 4713")).isEqualTo("0");
    assertThat(run("ROLLBACK")).isEqualTo(DONE);
    assertThat(rows("SELECT 1")).hasSize(1);
  }

  @Test
  void rollsBackWhatIsOpenThoughAnotherTransactionWasCommittedBefore() {
    grantTemporary();
    run("CREATE TEMP TABLE t AS SELECT 1 AS id");
    begin();
    run("UPDATE orders SET total = 4720 WHERE id = 120");
    int backend = last.transaction.orElseThrow().backend();
    clock.advance(Duration.ofSeconds(61));
    sessions.expire();

    Awaitility.await()
        .until(() ->
            ownerSees(
                    "SELECT count(*) FROM pg_locks l WHERE mode = 'RowExclusiveLock' AND pid = "
                        + backend)
                .equals("0"));
    assertThat(ownerSees("SELECT count(*) FROM orders WHERE total = 4720")).isEqualTo("0");
  }

  @Test
  void hasNoTransactionAfterOneThatTheServerRefusedToCommit() {
    grantTemporary();
    owner(
        """
        CREATE TABLE deferred (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);
        GRANT SELECT, INSERT ON deferred TO shop_writer\
        """);
    run("CREATE TEMP TABLE t AS SELECT 1 AS id");
    begin();
    run("INSERT INTO deferred VALUES (1), (1)");

    assertFailed(run("COMMIT"), "23505");

    assertThat(run("UPDATE orders SET total = 4721 WHERE id = 121"))
        .isEqualTo(new Outcome.Succeeded(0, 1, false, false));
    assertThat(ownerSees("SELECT total FROM orders WHERE id = 121")).isEqualTo("4721.00");
    owner("DROP TABLE deferred");
  }

  @Test
  void isNotGoneOnWithByAnotherExecutor() {
    begin();
    run("UPDATE orders SET total = 4714 WHERE id = 114");

    assertRefused(
        run(another(), last, Obligations.none(), "UPDATE orders SET total = 4715 WHERE id = 115"),
        RefusalReason.SESSION_LOST);

    sessions.expire();
    assertThat(sessions.count()).isZero();
    assertThat(ownerSees("SELECT count(*) FROM orders WHERE total IN (4714, 4715)")).isEqualTo("0");
  }

  @Test
  void endsWhenWhatACommandDidCannotBeRecorded() {
    RecordingListener failing =
        new RecordingListener() {
          @Override
          public void readyToCommit(RunSummary done) {
            throw new IllegalStateException("no record");
          }
        };
    begin();
    run("UPDATE orders SET total = 4716 WHERE id = 116");

    assertThatThrownBy(
            () -> run(sessions, failing, Obligations.none(), "DELETE FROM orders WHERE id = 0"))
        .hasMessage("no record");
    assertRefused(run("COMMIT"), RefusalReason.SESSION_LOST);
  }

  @Test
  void takesNoTransactionThatWouldHideWhatViewsShow() {
    assertRefused(
        run("BEGIN ISOLATION LEVEL REPEATABLE READ"), RefusalReason.UNSUPPORTED_STATEMENT);
    assertThat(sessions.count()).isZero();
  }

  @Test
  void locksATableWithinATransactionOnly() {
    assertRefused(run("LOCK TABLE orders"), RefusalReason.UNSUPPORTED_STATEMENT);
    begin();
    assertThat(run("LOCK TABLE orders IN ROW EXCLUSIVE MODE"))
        .isEqualTo(new Outcome.Succeeded(0, 0, false, false, true));
    run("ROLLBACK");
  }
}
