package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.Access;
import io.countersign.contracts.Masking;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.FakeLimits;
import io.countersign.executor.Work;
import io.countersign.executor.target.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What policy obliges a run to, on top of the executor's own limits and masks. */
final class ObligationsTest extends TargetTest {
  record Case(Set<String> unmask, String sql, List<String> columns) {
    @Override
    public String toString() {
      return unmask + " " + sql;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = ObligationsTest.class.getResourceAsStream("/target/unmasking.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<List<Case>>() {}).stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void unmaskNothingButTheirCategories(Case example) {
    owner(
        """
        CREATE OR REPLACE VIEW unmasking_view AS SELECT id, email AS contact FROM customers;
        GRANT SELECT ON unmasking_view TO shop_reader\
        """);
    Access access = example.sql().startsWith("UPDATE") ? Access.WRITER : Access.READER;

    Outcome outcome = run(access, unmasking(example.unmask()), example.sql());

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(told.columns).extracting(Words::masking).isEqualTo(example.columns());
    for (int i = 0; i < told.columns.size(); i++) {
      boolean shown = told.columns.get(i).masking() == Masking.UNMASKED;
      assertThat(String.valueOf(told.rows().getFirst().get(i)))
          .matches(v -> !shown || !v.contains("***"));
    }
  }

  @Test
  void showAnUnmaskedColumnAsItIs() {
    run(
        Access.READER,
        unmasking(Set.of("email")),
        "SELECT email, name FROM customers WHERE id = 1");

    assertThat(told.rows().getFirst().getFirst())
        .isEqualTo(ownerSees("SELECT email FROM customers WHERE id = 1"));
    assertThat(told.rows().getFirst().getLast().toString()).endsWith("***");
  }

  @Test
  void leaveOtherFindingsInAnUnmaskedColumnMasked() {
    owner("UPDATE customers SET email = 'a@example.test 4111111111111111' WHERE id = 45");

    run(Access.READER, unmasking(Set.of("email")), "SELECT email FROM customers WHERE id = 45");

    assertThat(told.rows().getFirst()).containsExactly("a@example.test **** 1111");
  }

  @Test
  void leaveTheSameCategoryMaskedWhereNobodyDeclaredIt() {
    run(
        Access.READER,
        unmasking(Set.of("email")),
        "SELECT email, 'b@example.test' FROM customers WHERE id = 1");

    assertThat(told.rows().getFirst().getLast().toString()).doesNotContain("example.test");
  }

  @Test
  void unmaskRowImagesLikeResults() {
    run(
        Access.WRITER,
        unmasking(Set.of("email")),
        "UPDATE customers SET email = 'new@example.test' WHERE id = 46");

    assertThat(told.changes.getFirst().after()).containsEntry("email", "new@example.test");
    assertThat(told.changes.getFirst().after().get("phone").toString()).contains("***");
  }

  @Test
  void unmaskNothingWhereFunctionsAreUnknown() {
    owner(
        """
        CREATE OR REPLACE FUNCTION obliged(text) RETURNS text LANGUAGE sql AS
          'SELECT max(national_id) FROM customers'\
        """);

    run(
        Access.WRITER,
        unmasking(Set.of("email")),
        "SELECT email, obliged(email) FROM customers WHERE id = 1");

    assertThat(told.columns)
        .extracting(Words::masking)
        .containsExactly("declared:email", "derived");
    owner("DROP FUNCTION obliged");
  }

  @Test
  void cutAResultAtTheirRows() {
    Outcome outcome =
        run(Access.READER, new Obligations(3L, null, Set.of()), "SELECT id FROM orders");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(3, 0, true, false));
    assertThat(told.rows()).hasSize(3);
  }

  @Test
  void leaveNarrowerLimitsOfTheExecutorInForce() {
    limits(FakeLimits.generous().rows(2));

    Outcome outcome =
        run(Access.READER, new Obligations(3L, null, Set.of()), "SELECT id FROM orders");

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(2, 0, true, false));
  }

  @Test
  void breakOffAStatementThatTakesLonger() {
    Obligations brief = new Obligations(null, Duration.ofNanos(1), Set.of());

    assertThat(run(Access.WRITER, brief, "SELECT pg_sleep(60)"))
        .isEqualTo(new Outcome.Failed("57014", "canceling statement due to statement timeout."));
  }

  private static Obligations unmasking(Set<String> categories) {
    return new Obligations(null, null, categories);
  }

  private Outcome run(Access access, Obligations obligations, String sql) {
    Work work = work(access, sql);
    return target()
        .run(
            new Work(work.command(), work.facts(), access, work.dataSource(), obligations, null),
            told,
            new Cancellation());
  }
}
