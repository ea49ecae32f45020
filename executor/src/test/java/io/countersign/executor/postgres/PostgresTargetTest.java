package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.executor.FakeLimits;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.TransactionState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PostgresTargetTest extends TargetTest {
  @Test
  void givesValuesInTheirJsonForm() {
    read(
        "SELECT 1::int2, 9007199254740991, 9007199254740992, 12.50, 12.0::numeric, 0.1::float8,"
            + " 'NaN'::float8, true, NULL, '\\x00ff'::bytea, date '2026-11-23',"
            + " timestamptz '2026-11-23 01:02:03.5+01', timestamp '2026-11-23 01:02:03',"
            + " '{\"a\": 1}'::jsonb, ARRAY[1,2], interval '1 day', -5");

    assertThat(told.rows().getFirst())
        .isEqualTo(
            Arrays.asList(
                1L,
                9007199254740991L,
                "9007199254740992",
                "12.50",
                "12.0",
                "0.1",
                "NaN",
                true,
                null,
                "\\x00ff",
                "2026-11-23",
                "2026-11-23T00:02:03.5Z",
                "2026-11-23T01:02:03",
                "{\"a\": 1}",
                "{1,2}",
                "1 day",
                -5L));
  }

  @Test
  void bindsEveryTypeOfValue() {
    Outcome outcome =
        read(
            "SELECT $1, $2 + 1, $3, $4, $5 + 1, $6, $7, $8, $9 ? 'a', $1::text",
            new BindValue(BindType.TEXT, "it's; $2 --"),
            new BindValue(BindType.INTEGER, "41"),
            new BindValue(BindType.DECIMAL, "1.50"),
            new BindValue(BindType.BOOLEAN, "true"),
            new BindValue(BindType.DATE, "2026-11-23"),
            new BindValue(BindType.TIMESTAMP, "2026-11-23T01:02:03+01:00"),
            new BindValue(BindType.UUID, "00000000-0000-7000-8000-000000000001"),
            new BindValue(BindType.BYTES, "AP8="),
            new BindValue(BindType.JSON, "{\"a\": 1}"));

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(told.rows().getFirst())
        .isEqualTo(
            Arrays.<@Nullable Object>asList(
                "it's; $2 --",
                42L,
                "1.50",
                true,
                "2026-11-24",
                "2026-11-23T00:02:03Z",
                "00000000-0000-7000-8000-000000000001",
                "\\x00ff",
                true,
                "it's; $2 --"));
  }

  @Test
  void bindsNullOfEveryType() {
    BindValue[] nulls =
        Arrays.stream(BindType.values())
            .filter(t -> t != BindType.SEALED)
            .map(t -> new BindValue(t, null))
            .toArray(BindValue[]::new);

    Outcome outcome = read("SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9", nulls);

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(told.rows().getFirst()).containsOnlyNulls();
  }

  @Test
  void saysWhenParametersAreMissing() {
    assertThat(read("SELECT $1, $2", new BindValue(BindType.INTEGER, "1")))
        .isEqualTo(
            new Outcome.Failed(
                "42P02", "The statement uses parameters up to $2, but the command gives 1."));
  }

  @Test
  void showsRowsBeforeAndAfterAWrite() {
    Outcome outcome = write("UPDATE orders SET status = 'shipped' WHERE id IN (1, 2)");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(0, 2, false, false));
    assertThat(told.changedTable).contains(TableName.parse("orders"));
    assertThat(told.changeKind).contains(StatementKind.UPDATE);
    assertThat(told.changes).hasSize(2);
    assertThat(told.changes.getFirst().after()).containsEntry("status", "shipped");
    assertThat(told.columns).isEmpty();
    assertThat(ownerSees("SELECT status FROM orders WHERE id = 1")).isEqualTo("shipped");
  }

  @Test
  void masksRowImagesByColumn() {
    write("UPDATE customers SET email = 'new.address.21@example.test' WHERE id = 21");

    assertThat(told.changes.getFirst().after())
        .containsEntry("email", "n***@***")
        .containsEntry("id", 21L);
    assertThat(told.changes.toString()).doesNotContain("example.test");
  }

  @Test
  void showsWhatAnInsertAddedAndADeleteTook() {
    write("INSERT INTO payments VALUES (800001, 1, 5.00, 'DE89 3704 0044 0532 0130 00', now())");
    assertThat(told.changes.getFirst().before()).isNull();
    assertThat(told.changes.getFirst().after())
        .containsEntry("amount", "5.00")
        .containsEntry("iban", "DE*** 3000");

    RecordingListener deleting = new RecordingListener();
    run(Access.WRITER, deleting, "DELETE FROM payments WHERE id = 800001");
    assertThat(deleting.changes.getFirst().before()).containsEntry("id", 800001L);
    assertThat(deleting.changes.getFirst().after()).isNull();
  }

  @Test
  void givesWhatTheStatementReturnsBesideTheImages() {
    Outcome outcome =
        write("UPDATE customers SET city = 'Y' WHERE id = 22 RETURNING id, email, lower(name)");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(1, 1, false, false));
    assertThat(told.columns).extracting(ResultColumn::name).containsExactly("id", "email", "lower");
    assertThat(told.rows().getFirst())
        .isEqualTo(List.of(22L, told.rows().getFirst().get(1), "***"));
    assertThat(told.changes).hasSize(1);
  }

  @Test
  void recordsTheFirstImagesAndCountsTheRest() {
    limits(FakeLimits.generous().rowImages(3));

    Outcome outcome = write("UPDATE orders SET total = total WHERE id <= 10");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(0, 10, false, false));
    assertThat(told.changes).hasSize(3);
  }

  @Test
  void writesWithoutImagesWhereTheRoleMayNotReadThem() {
    owner(
        """
        CREATE TABLE IF NOT EXISTS inbox (note text);
        GRANT INSERT ON inbox TO shop_writer\
        """);

    Outcome outcome = write("INSERT INTO inbox VALUES ('a'), ('b')");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(0, 2, false, false));
    assertThat(told.changes).isEmpty();
    assertThat(ownerSees("SELECT count(*) FROM inbox")).isEqualTo("2");
    owner("DROP TABLE inbox");
  }

  @Test
  void runsAWriteOnceWhateverRefusesIt() {
    owner(
        """
        CREATE TABLE guarded (note text);
        CREATE SEQUENCE guarded_tries;
        CREATE FUNCTION guarded_refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
          'BEGIN PERFORM nextval(''guarded_tries''); RAISE insufficient_privilege; END';
        CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION guarded_refuse();
        GRANT SELECT, INSERT ON guarded TO shop_writer\
        """);

    Outcome outcome = write("INSERT INTO guarded VALUES ('a')");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.sqlState()).isEqualTo("42501"));
    assertThat(ownerSees("SELECT last_value || is_called::text FROM guarded_tries"))
        .isEqualTo("1true");
    owner("DROP TABLE guarded; DROP FUNCTION guarded_refuse; DROP SEQUENCE guarded_tries");
  }

  @Test
  void sendsNoTextButTheOneThatWasJudged() {
    Outcome outcome =
        read(
            "SELECT E'a'\n'\\'{oj x\\}' , ' , (SELECT string_agg(name, $$,$$) FROM customers) --'");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(RefusalReason.UNSUPPORTED_STATEMENT));
    assertThat(told.rows()).isEmpty();
  }

  @Test
  void letsAReaderChangeNothing() {
    assertThat(read("UPDATE orders SET total = 0 WHERE id = 1"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.sqlState()).isIn("25006", "42501"));
  }

  @Test
  void rollsBackWhenTheListenerFails() {
    RecordingListener failing =
        new RecordingListener() {
          @Override
          public void readyToCommit(RunSummary done) {
            throw new IllegalStateException("no record, no commit");
          }
        };

    assertThatThrownBy(
            () -> run(Access.WRITER, failing, "UPDATE orders SET status = 'paid' WHERE id = 31"))
        .hasMessage("no record, no commit");
    assertThat(failing.changes).hasSize(1);
    assertThat(target().stateOf(failing.transaction.orElseThrow()))
        .isEqualTo(TransactionState.ABORTED);
  }

  @Test
  void knowsWhatBecameOfATransaction() {
    write("UPDATE orders SET total = total WHERE id = 32");
    TargetTransaction committed = told.transaction.orElseThrow();

    assertThat(target().stateOf(committed)).isEqualTo(TransactionState.COMMITTED);
    assertThat(target().stateOf(new TargetTransaction("3", 1)))
        .isIn(TransactionState.COMMITTED, TransactionState.UNKNOWN);
    assertThat(target().stateOf(new TargetTransaction("99999999999", 1)))
        .isEqualTo(TransactionState.UNKNOWN);
  }

  @Test
  void failsTheCommandAndNotTheServiceWhenADeferredConstraintRefusesTheCommit() {
    owner(
        """
        CREATE TABLE IF NOT EXISTS late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);
        GRANT ALL ON late TO shop_writer\
        """);

    Outcome outcome = write("INSERT INTO late VALUES (1), (1)");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.sqlState()).isEqualTo("23505"));
    assertThat(ownerSees("SELECT count(*) FROM late")).isEqualTo("0");
    owner("DROP TABLE late");
  }

  @Test
  void leavesNothingOfACommandOnTheConnection() {
    for (int i = 0; i < 5; i++) {
      write(
          "SELECT set_config('search_path', 'nowhere', false), set_config('TimeZone', 'Asia/Tokyo', false)");
    }
    for (int i = 0; i < 5; i++) {
      assertThat(write("UPDATE orders SET total = total WHERE id = 33"))
          .isInstanceOf(Outcome.Succeeded.class);
    }
  }

  @Test
  void breaksOffAStatementThatTakesTooLong() {
    limits(FakeLimits.generous().timeouts(Duration.ofMillis(200), Duration.ofSeconds(5)));

    assertThat(write("SELECT pg_sleep(60)"))
        .isEqualTo(new Outcome.Failed("57014", "canceling statement due to statement timeout."));
  }
}
