package io.countersign.executor.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.ResultColumn;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Cancellations;
import io.countersign.executor.FakeLimits;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TargetTransaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MysqlTargetTest extends MysqlTest {
  @Test
  void readsRowsAsTheyAre() {
    Outcome outcome =
        read("SELECT id, status, total, placed_at FROM orders WHERE id = $1", integer(41));

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(1, 0, false, false));
    assertThat(told.rows().getFirst())
        .containsExactly(
            41L,
            ownerSees("SELECT status FROM %s.orders WHERE id = 41".formatted(shop.database())),
            ownerSees("SELECT total FROM %s.orders WHERE id = 41".formatted(shop.database())),
            "2025-01-01T07:31:00Z");
    assertThat(told.columns)
        .extracting(ResultColumn::type)
        .containsExactly("integer", "varchar", "decimal", "timestamp");
  }

  @Test
  void bindsValuesOfEveryType() {
    read(
        "SELECT $1, $2, $3, $4, $5, $6, $7, $8, HEX($9), $10 IS NULL, $2",
        new BindValue(BindType.TEXT, "o'clock \\ ?"),
        integer(9_007_199_254_740_993L),
        new BindValue(BindType.DECIMAL, "1.50"),
        new BindValue(BindType.BOOLEAN, "true"),
        new BindValue(BindType.DATE, "2026-11-23"),
        new BindValue(BindType.TIMESTAMP, "2026-11-23T13:00:00.5+01:00"),
        new BindValue(BindType.UUID, "00000000-0000-7000-8000-000000000001"),
        new BindValue(BindType.JSON, "{\"a\": 1}"),
        new BindValue(BindType.BYTES, "AP8="),
        new BindValue(BindType.TEXT, null));

    assertThat(told.rows().getFirst())
        .containsExactly(
            "o'clock \\ ?",
            "9007199254740993",
            "1.50",
            1L,
            "2026-11-23",
            "2026-11-23 12:00:00.500",
            "00000000-0000-7000-8000-000000000001",
            "{\"a\": 1}",
            "00FF",
            1L,
            "9007199254740993");
  }

  @Test
  void tellsValuesOfEveryKind() {
    owner(
        """
        CREATE OR REPLACE TABLE kinds (id int PRIMARY KEY, b bit(4), y year, e enum('one','two'),
          s set('x','y'), j json, d datetime(3), t time, v varbinary(4), g geometry,
          f double, u bigint unsigned, n tinyint(1), c char(3) CHARACTER SET latin1, z date)\
        """,
        """
        INSERT INTO kinds VALUES (1, b'101', 2026, 'two', 'x,y', '{"a":[1]}',
          '2026-11-23 12:00:00.250', '-01:02:03', x'00ff', POINT(1, 2), 1.5, 18446744073709551615,
          1, 'é', '2026-11-23')\
        """,
        "INSERT INTO kinds (id) VALUES (2)");

    read("SELECT b, y, e, s, j, d, t, v, HEX(g), f, u, n, c, z FROM kinds ORDER BY id");

    assertThat(told.rows().getFirst())
        .containsExactly(
            "b'101'",
            2026L,
            "two",
            "x,y",
            "{\"a\":[1]}",
            "2026-11-23T12:00:00.250000",
            "-01:02:03",
            "\\x00ff",
            "000000000101000000000000000000F03F0000000000000040",
            "1.5",
            "18446744073709551615",
            1L,
            "é",
            "2026-11-23");
    assertThat(told.rows().getLast()).containsOnlyNulls();
    owner("DROP TABLE kinds");
  }

  @Test
  void writesAndCommits() {
    Outcome outcome = write("UPDATE orders SET total = 1 WHERE id IN (51, 52)");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(0, 2, false, false));
    assertThat(told.transaction).isPresent();
    assertThat(told.summary).hasValueSatisfying(s -> assertThat(s.rowsChanged()).isEqualTo(2));
    assertThat(ownerSees("SELECT total FROM orders WHERE id = 51")).isEqualTo("1.00");
  }

  @Test
  void answersWhatAWriteReturns() {
    Outcome outcome =
        write(
            "INSERT INTO orders (customer_id, status, total, placed_at)"
                + " VALUES (1, 'placed', 2, '2026-01-01 00:00:00') RETURNING status, total");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(1, 1, false, false));
    assertThat(told.rows().getFirst()).containsExactly("placed", "2.00");
  }

  @Test
  void rollsBackWhatItsListenerDoesNotWant() {
    RecordingListener refusing =
        new RecordingListener() {
          @Override
          public void readyToCommit(RunSummary done) {
            throw new IllegalStateException("not recorded");
          }
        };
    String before = ownerSees("SELECT total FROM orders WHERE id = 61");

    try {
      run(Access.WRITER, refusing, "UPDATE orders SET total = 2 WHERE id = 61");
    } catch (IllegalStateException expected) {
      told.summary = java.util.Optional.empty();
    }

    assertThat(ownerSees("SELECT total FROM orders WHERE id = 61")).isEqualTo(before);
  }

  @Test
  void cutsAResultAtItsLimits() {
    limits(FakeLimits.generous().rows(3));

    assertThat(read("SELECT id FROM orders ORDER BY id"))
        .isEqualTo(new Outcome.Succeeded(3, 0, true, false));
    assertThat(told.rows()).hasSize(3);
    assertThat(read("SELECT 1")).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void stopsWhatTakesTooLong() {
    limits(FakeLimits.generous().timeouts(Duration.ofMillis(300), Duration.ofSeconds(5)));

    assertThat(write("SELECT count(*) FROM orders a, orders b, orders c WHERE a.total < b.total"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.message()).startsWith("The command took longer than it may"));
  }

  @Test
  void breaksOffARunningStatement() {
    Cancellation cancellation = new Cancellation();
    RecordingListener cancelling =
        new RecordingListener() {
          @Override
          public void began(@Nullable TargetTransaction begun) {
            Cancellations.request(cancellation);
          }
        };

    Outcome outcome =
        target()
            .run(
                work(Access.READER, "SELECT count(*) FROM orders a, orders b, orders c"),
                cancelling,
                cancellation);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.message()).contains("broken off"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 /*! + 1 */",
        "SELECT 'it\\'s'",
        "/*client prepare*/SELECT 1",
        "SELECT {fn now()}",
        "SELECT $1"
      })
  void refusesWhatItCannotSendAsItIs(String sql) {
    assertThat(read(sql))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(RefusalReason.UNSUPPORTED_STATEMENT));
    assertThat(told.transaction).isEmpty();
  }

  @Test
  void sendsOneStatementAtATime() {
    assertThat(read("SELECT 1; DELETE FROM orders WHERE id = 1")).isNotNull();

    assertThat(ownerSees("SELECT count(*) FROM orders WHERE id = 1")).isEqualTo("1");
  }

  @Test
  void readsBackslashesAsTheAnalysisDoes() {
    read("SELECT 'a\\tb', \"double\", CHAR_LENGTH('\\\\')");

    assertThat(told.rows().getFirst()).containsExactly("a\tb", "double", 1L);
  }

  private static BindValue integer(long value) {
    return new BindValue(BindType.INTEGER, Long.toString(value));
  }
}
