package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contracts.Outcome;
import io.countersign.executor.target.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MaskingOfResultsTest extends TargetTest {
  record Case(String sql, List<String> columns) {
    @Override
    public String toString() {
      return sql;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = MaskingOfResultsTest.class.getResourceAsStream("/target/masking.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<List<Case>>() {}).stream();
    }
  }

  @BeforeEach
  void makeViews() {
    owner(
        """
        CREATE OR REPLACE VIEW masking_view AS SELECT id, email AS contact, city FROM customers;
        CREATE OR REPLACE VIEW masking_view_on_view AS SELECT * FROM masking_view;
        CREATE OR REPLACE FUNCTION masking_contact(int) RETURNS text LANGUAGE sql STABLE
          AS 'SELECT email FROM customers WHERE id = $1';
        CREATE OR REPLACE FUNCTION masking_contacts() RETURNS SETOF text LANGUAGE sql STABLE
          AS 'SELECT email FROM customers';
        CREATE OR REPLACE VIEW masking_function_view AS SELECT masking_contacts() AS contact;
        CREATE OR REPLACE VIEW masking_order_view AS SELECT id, status FROM orders;
        GRANT SELECT ON masking_view, masking_view_on_view, masking_function_view,
          masking_order_view TO shop_reader\
        """);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void masksEachColumnForItsReason(Case example) {
    Outcome outcome = read(example.sql());

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(told.columns).extracting(Words::masking).isEqualTo(example.columns());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void showsNoValueOfADeclaredColumn(Case example) {
    read(example.sql());

    assertThat(told.rows().toString())
        .doesNotContain("@example.test")
        .doesNotContainPattern("\\d{12}")
        .doesNotContainPattern("9\\d\\d-\\d\\d-\\d{4}");
  }

  @Test
  void masksWhatOneColumnRemembersForAnother() {
    read(
        "SELECT set_config('countersign.x', name, true), current_setting('countersign.x', true), city"
            + " FROM customers WHERE id = 1");

    assertThat(told.columns)
        .extracting(Words::masking)
        .containsExactly("derived", "derived", "none");
  }

  @Test
  void masksAPartitionLikeTheTableThatItBelongsTo() {
    owner(
        """
        DROP TABLE IF EXISTS payments_2026;
        CREATE TABLE payments_2026 () INHERITS (payments);
        GRANT SELECT ON payments_2026 TO shop_reader;
        INSERT INTO payments_2026 VALUES (900000, 1, 1, 'DE00 NOT AN IBAN', now())\
        """);

    read("SELECT iban, amount FROM payments_2026");

    assertThat(told.columns).extracting(Words::masking).containsExactly("derived", "derived");
    owner("DROP TABLE payments_2026");
  }

  @Test
  void findsWhatIsSensitiveInColumnsThatNobodyDeclared() {
    read(
        "SELECT 'write to jane.doe@example.test', 4111111111111111, to_json('+1 202 555 0101'::text)");

    assertThat(told.rows().getFirst().toString())
        .doesNotContain("example.test")
        .doesNotContain("4111111111111111")
        .doesNotContain("555 0101");
  }

  @Test
  void tellsErrorsWithoutTheValuesThatTheyQuote() {
    Outcome outcome = read("SELECT name::int FROM customers WHERE id = 1");

    String name = ownerSees("SELECT name FROM customers WHERE id = 1");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> {
              assertThat(f.sqlState()).isEqualTo("22P02");
              assertThat(f.message()).startsWith("invalid input syntax").doesNotContain(name);
            });
    assertThat(told.rows()).isEmpty();
  }

  @Test
  void tellsViolatedConstraintsWithoutTheRow() {
    Outcome outcome =
        write(
            "INSERT INTO customers SELECT -1, name, email, phone, card_number, national_id, city,"
                + " now() FROM customers WHERE id = 1");

    assertThat(outcome)
        .isEqualTo(
            new Outcome.Failed(
                "23505",
                "duplicate key value violates unique constraint \"customers_email_key\"."));
  }
}
