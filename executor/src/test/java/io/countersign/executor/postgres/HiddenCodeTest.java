package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Masking;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.ResultColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions and operators of the database's users that are called under harmless names. */
final class HiddenCodeTest extends TargetTest {
  @BeforeEach
  void define() {
    owner(
        """
        CREATE FUNCTION hidden_name(orders) RETURNS text LANGUAGE sql STABLE
          AS 'SELECT name FROM customers WHERE id = $1.customer_id';
        CREATE FUNCTION upper(int) RETURNS text LANGUAGE sql STABLE
          AS 'SELECT name FROM customers WHERE id = $1';
        CREATE OPERATOR @@ (LEFTARG = int, RIGHTARG = int, FUNCTION = int4pl)\
        """);
  }

  @AfterEach
  void drop() {
    owner(
        "DROP OPERATOR @@ (int, int); DROP FUNCTION upper(int); DROP FUNCTION hidden_name(orders)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT o.hidden_name FROM orders o WHERE id < 5",
        "SELECT x.hidden_name FROM (SELECT * FROM orders WHERE id < 5) x",
        "SELECT upper(customer_id) FROM orders WHERE id < 5",
        "SELECT 1 @@ 2"
      })
  void cannotBeReadThrough(String sql) {
    assertThat(read(sql))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> {
              assertThat(r.reason()).isEqualTo(RefusalReason.UNSUPPORTED_STATEMENT);
              assertThat(r.message()).contains("not known to be harmless");
            });
    assertThat(told.rows()).isEmpty();
  }

  @Test
  void isDerivedWhenAWriterMayCallIt() {
    Outcome outcome =
        write("SELECT id, o.hidden_name, upper(customer_id) FROM orders o WHERE id < 5");

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(told.columns)
        .extracting(ResultColumn::masking)
        .containsExactly(Masking.NONE, Masking.DERIVED, Masking.DERIVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT o.status, lower(o.status) FROM orders o WHERE id < 5",
        "SELECT pg_catalog.upper(status) FROM orders WHERE id < 5"
      })
  void isNotSuspectedInOtherStatements(String sql) {
    assertThat(read(sql)).isInstanceOf(Outcome.Succeeded.class);
    assertThat(told.columns).extracting(ResultColumn::masking).containsOnly(Masking.NONE);
  }

  @Test
  void doesNotTellItsErrorsTexts() {
    owner(
        """
        CREATE OR REPLACE FUNCTION hidden_raise() RETURNS int LANGUAGE plpgsql STABLE AS
          'BEGIN RAISE EXCEPTION ''relation %s does not exist'',
             (SELECT quote_ident(name) FROM customers WHERE id = 1) USING ERRCODE = ''22000''; END'\
        """
            .formatted("%"));

    assertThat(write("SELECT hidden_raise()"))
        .isEqualTo(
            new Outcome.Failed(
                "22000",
                "A function or trigger of the data source refused the command: data exception."));
    owner("DROP FUNCTION hidden_raise()");
  }
}
