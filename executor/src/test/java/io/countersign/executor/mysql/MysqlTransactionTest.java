package io.countersign.executor.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Cancellations;
import io.countersign.executor.CommitUncertainException;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.TransactionState;
import io.countersign.executor.Warrants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a write, and what can be found out about it afterwards. */
final class MysqlTransactionTest extends MysqlTest {
  @BeforeEach
  void makeTables() {
    administrator(
        "CREATE DATABASE IF NOT EXISTS " + Marker.SCHEMA,
        Marker.DEFINITION,
        "GRANT %s ON %s.%s TO %s"
            .formatted(
                String.join(", ", Marker.PRIVILEGES),
                Marker.SCHEMA,
                Marker.TABLE,
                account(shop.writer())),
        "GRANT CREATE, DROP, ALTER ON %s.* TO %s"
            .formatted(shop.database(), account(shop.writer())),
        "CREATE OR REPLACE TABLE counted (id int PRIMARY KEY, total int NOT NULL)",
        "INSERT INTO counted SELECT seq, 0 FROM seq_1_to_10",
        "CREATE OR REPLACE TABLE plain (id int PRIMARY KEY) ENGINE = MyISAM",
        "DROP TABLE IF EXISTS made");
  }

  @Test
  void areKnownToBeCommitted() {
    write("DELETE FROM counted WHERE id = 1");

    assertThat(target().stateOf(transaction())).isEqualTo(TransactionState.COMMITTED);
  }

  @Test
  void areKnownToBeUnderWayAndThenRolledBack() {
    RecordingListener asking =
        new RecordingListener() {
          @Override
          public void readyToCommit(RunSummary done) {
            assertThat(target().stateOf(transaction.orElseThrow()))
                .isEqualTo(TransactionState.IN_PROGRESS);
            target().terminate(transaction.orElseThrow());
          }
        };

    assertThatThrownBy(() -> run(Access.WRITER, asking, "DELETE FROM counted WHERE id = 2"))
        .isInstanceOf(CommitUncertainException.class);

    assertThat(target().stateOf(asking.transaction.orElseThrow()))
        .isEqualTo(TransactionState.ABORTED);
    assertThat(count("counted")).isEqualTo("10");
  }

  @Test
  void areKnownToBeRolledBackIfTheirConnectionWasKilledOnTheWay() {
    RecordingListener killing =
        new RecordingListener() {
          @Override
          public void began(@Nullable TargetTransaction begun) {
            super.began(begun);
            administrator("KILL CONNECTION " + transaction.orElseThrow().backend());
          }
        };

    assertThat(run(Access.WRITER, killing, "DELETE FROM counted WHERE id = 3"))
        .isInstanceOf(Outcome.Failed.class);

    assertThat(target().stateOf(killing.transaction.orElseThrow()))
        .isEqualTo(TransactionState.ABORTED);
  }

  @Test
  void areUnknownWhereThereIsNoTableForMarks() {
    administrator("DROP TABLE %s.%s".formatted(Marker.SCHEMA, Marker.TABLE));

    assertThat(write("DELETE FROM counted WHERE id = 4")).isInstanceOf(Outcome.Succeeded.class);

    assertThat(target().stateOf(transaction())).isEqualTo(TransactionState.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE counted SET total = 1 WHERE id <= 3",
        "UPDATE counted SET total = 0 WHERE id <= 3",
        "INSERT INTO counted SELECT id + 100, 1 FROM counted WHERE id <= 3",
        "INSERT INTO counted VALUES (21, 0), (22, 0), (23, 0) RETURNING id",
        "DELETE FROM counted WHERE id > 7"
      })
  void areBoundExactly(String sql) {
    assertRefused(bounded(sql, 2L, null), RefusalReason.LIMIT_EXCEEDED);
    assertRefused(bounded(sql, null, measured(2)), RefusalReason.DRIFT);
    assertThat(told.summary).isEmpty();
    assertThat(count("counted")).isEqualTo("10");

    assertThat(bounded(sql, 3L, measured(3)))
        .isInstanceOfSatisfying(
            Outcome.Succeeded.class, s -> assertThat(s.rowsChanged()).isEqualTo(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO plain VALUES (1)",
        "TRUNCATE counted",
        "REPLACE INTO counted VALUES (1, 1)",
        "INSERT INTO counted VALUES (1, 1) ON DUPLICATE KEY UPDATE total = 2"
      })
  void areRefusedUnrunIfTheyCannotBeCountedOrUndone(String sql) {
    assertRefused(bounded(sql, 5L, null), RefusalReason.LIMIT_EXCEEDED);

    assertThat(told.transaction).isEmpty();
    assertThat(count("counted")).isEqualTo("10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE TABLE made (id int)", "INSERT INTO plain VALUES (7)"})
  void areUncertainIfTheyCannotBeRolledBackWhenTheyAreNotRecorded(String sql) {
    RecordingListener refusing =
        new RecordingListener() {
          @Override
          public void readyToCommit(RunSummary done) {
            throw new IllegalStateException("not recorded");
          }
        };

    assertThatThrownBy(() -> run(Access.WRITER, refusing, sql))
        .isInstanceOf(CommitUncertainException.class);

    assertThat(target().stateOf(refusing.transaction.orElseThrow()))
        .isEqualTo(TransactionState.UNKNOWN);
  }

  @Test
  void areUnknownIfTheyAreStoppedOnTheirWayAndCannotBeRolledBack() {
    assertThat(write("INSERT INTO plain VALUES (8), (9), (8)")).isInstanceOf(Outcome.Unknown.class);

    assertThat(count("plain")).isNotEqualTo("0");
  }

  @Test
  void areFailedIfADefinitionWasRefused() {
    assertThat(write("CREATE TABLE counted (id int)")).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void areRolledBackIfTheyAreCancelledBeforeTheirCommit() {
    Cancellation cancellation = new Cancellation();
    RecordingListener cancelling =
        new RecordingListener() {
          @Override
          public void readyToCommit(RunSummary done) {
            Cancellations.request(cancellation);
          }
        };

    Outcome outcome =
        target()
            .run(work(Access.WRITER, "DELETE FROM counted WHERE id = 5"), cancelling, cancellation);

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(count("counted")).isEqualTo("10");
  }

  private TargetTransaction transaction() {
    return told.transaction.orElseThrow();
  }

  private String count(String table) {
    return ownerSees("SELECT count(*) FROM %s.%s".formatted(shop.database(), table));
  }

  private static ApprovedImpact measured(long rows) {
    return new ApprovedImpact(Warrants.digest("impact"), rows, 0);
  }

  private static void assertRefused(Outcome outcome, RefusalReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(reason));
  }
}
