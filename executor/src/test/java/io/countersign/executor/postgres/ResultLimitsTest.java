package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Outcome;
import io.countersign.executor.FakeLimits;
import io.countersign.executor.RunSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ResultLimitsTest extends TargetTest {
  @Test
  void sendsALargeResultInSmallPieces() {
    Outcome outcome = read("SELECT id, city FROM customers");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(20_000, 0, false, false));
    assertThat(told.chunks).hasSize(40).allSatisfy(c -> assertThat(c).hasSize(500));
  }

  @Test
  void sendsTheColumnsOfAnEmptyResult() {
    Outcome outcome = read("SELECT id, city FROM customers WHERE id < 0");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(0, 0, false, false));
    assertThat(told.columns).hasSize(2);
    assertThat(told.chunks).containsExactly(List.of());
  }

  @Test
  void cutsAResultAtTheRowLimitAndSaysSo() {
    limits(FakeLimits.generous().rows(700));

    Outcome outcome = read("SELECT id FROM customers");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(700, 0, true, false));
    assertThat(told.rows()).hasSize(700);
  }

  @Test
  void doesNotCallAResultCutThatJustFits() {
    limits(FakeLimits.generous().rows(700));

    assertThat(read("SELECT id FROM customers LIMIT 700"))
        .isEqualTo(new Outcome.Succeeded(700, 0, false, false));
  }

  @Test
  void cutsAResultAtTheByteLimit() {
    limits(FakeLimits.generous().bytes(10_000));

    Outcome outcome = read("SELECT repeat('x', 1000) FROM generate_series(1, 100)");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(10, 0, true, false));
  }

  @Test
  void keepsPiecesOfLongRowsSmall() {
    read("SELECT repeat('x', 100000) FROM generate_series(1, 10)");

    assertThat(told.chunks).allSatisfy(c -> assertThat(c).hasSizeLessThanOrEqualTo(3));
    assertThat(told.rows()).hasSize(10);
  }

  @Test
  void leavesOutAValueThatIsTooLong() {
    limits(FakeLimits.generous().valueBytes(1_000));

    Outcome outcome = read("SELECT 1, repeat('x', 5000)");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(1, 0, true, false));
    List<@Nullable Object> row = told.rows().getFirst();
    assertThat(row).isEqualTo(List.of(1L, "[left out: a value of 5002 bytes]"));
  }

  @Test
  void refusesToHoldAHugeRowInMemory() {
    Outcome outcome = read("SELECT repeat('x', 100000000)");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.message()).contains("larger than 16MB").contains("Select less"));
    assertThat(read("SELECT 1")).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void runsAWriteToItsEndEvenIfItsResultIsCut() {
    limits(FakeLimits.generous().rows(5));

    Outcome outcome = write("UPDATE orders SET total = total WHERE id <= 50 RETURNING id");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(5, 50, true, false));
    assertThat(told.summary).contains(new RunSummary(5, 50, true, Map.of()));
  }
}
