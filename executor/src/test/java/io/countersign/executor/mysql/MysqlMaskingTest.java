package io.countersign.executor.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Outcome;
import io.countersign.executor.target.Words;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MysqlMaskingTest extends MysqlTest {
  @BeforeEach
  void makeViews() {
    owner(
        "CREATE OR REPLACE VIEW contacts AS SELECT id, email AS contact, city FROM customers",
        "CREATE OR REPLACE VIEW contacts_again AS SELECT * FROM contacts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT id, name, city FROM customers WHERE id = 1 | none declared:name none
          SELECT * FROM customers WHERE id = 1 | none declared:name declared:email declared:phone declared:card-number declared:national-id none none
          SELECT EMAIL AS id, City FROM customers c WHERE c.ID = 1 | declared:email none
          SELECT `email` FROM customers LIMIT 1 | declared:email
          SELECT upper(email) FROM customers LIMIT 1 | derived
          SELECT email + 0 FROM customers LIMIT 1 | derived
          SELECT CONCAT(city, name), city FROM customers LIMIT 1 | derived none
          SELECT x FROM (SELECT email AS x FROM customers) t LIMIT 1 | derived
          SELECT city FROM customers UNION SELECT email FROM customers LIMIT 1 | derived
          SELECT x FROM (SELECT city AS x FROM customers UNION SELECT email FROM customers) t LIMIT 1 | derived
          WITH t AS (SELECT email AS x, id FROM customers) SELECT x, id FROM t LIMIT 1 | derived none
          SELECT max(email), count(*) FROM customers | derived none
          SELECT city, group_concat(name) FROM customers GROUP BY city LIMIT 1 | none derived
          SELECT email FROM customers GROUP BY email ORDER BY email LIMIT 1 | declared:email
          SELECT DISTINCT lower(email) AS city FROM customers LIMIT 1 | derived
          SELECT (SELECT email FROM customers WHERE id = 1), 7 | derived none
          SELECT json_arrayagg(email) FROM customers WHERE id = 1 | derived
          SELECT contact, id FROM contacts LIMIT 1 | derived derived
          SELECT contact FROM contacts_again LIMIT 1 | derived
          SELECT o.id, o.status FROM orders o LIMIT 1 | none none
          SELECT * FROM orders LIMIT 1 | none none none none none
          SELECT iban, amount FROM payments LIMIT 1 | declared:iban none
          SELECT @x := name, @x FROM customers LIMIT 1 | derived derived
          SELECT @x := 1, city FROM customers LIMIT 1 | none none
          SELECT last_insert_id(conv(hex(left(name, 7)), 16, 10)), last_insert_id(), @@last_insert_id FROM customers LIMIT 1 | derived derived derived
          SELECT (SELECT concat(c.name, '') FROM (SELECT city AS name FROM customers) C LIMIT 1) FROM customers c LIMIT 1 | derived
          SELECT T.x FROM (SELECT city AS x FROM customers WHERE id = 1) t, (SELECT name AS x FROM customers WHERE id = 1) T | derived
          """)
  void masksEachColumnForItsReason(String sql, String columns) {
    Outcome outcome = read(sql);

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(told.columns)
        .extracting(Words::masking)
        .isEqualTo(List.of(columns.strip().split(" ")));
    assertThat(told.rows().toString())
        .doesNotContainIgnoringCase("@example.test")
        .doesNotContainIgnoringCase("placeholder")
        .doesNotContainIgnoringCase("specimen");
  }

  @Test
  void masksAGeneratedColumnLikeWhatItIsComputedFrom() {
    owner(
        "ALTER TABLE customers ADD COLUMN IF NOT EXISTS label varchar(300)"
            + " GENERATED ALWAYS AS (concat(email, '!')) VIRTUAL");

    read("SELECT label, id FROM customers WHERE id = 1");

    assertThat(told.columns).extracting(Words::masking).containsExactly("derived", "none");
    owner("ALTER TABLE customers DROP COLUMN label");
  }

  @Test
  void masksATableWhoseNameDiffersFromAnothersByCaseAlone() {
    owner(
        "CREATE OR REPLACE ALGORITHM = TEMPTABLE VIEW Orders AS SELECT id, name AS status FROM customers");

    read("SELECT status FROM Orders LIMIT 1");

    assertThat(told.columns).extracting(Words::masking).containsExactly("derived");
    owner("DROP VIEW Orders");
  }

  @Test
  void masksATableThatShowsRowsOfOthers() {
    owner(
        "CREATE OR REPLACE TABLE kept (id int, note varchar(100)) ENGINE = MyISAM",
        "CREATE OR REPLACE TABLE merged (id int, note varchar(100)) ENGINE = MERGE UNION = (kept)",
        "INSERT INTO kept VALUES (1, 'x')");

    read("SELECT note FROM merged");

    assertThat(told.columns).extracting(Words::masking).containsExactly("derived");
    owner("DROP TABLE merged, kept");
  }

  @Test
  void findsWhatIsSensitiveInColumnsThatNobodyDeclared() {
    read(
        "SELECT 'write to jane.doe@example.test', 4111111111111111, JSON_OBJECT('a', '4111111111111111')");

    assertThat(told.rows().getFirst().toString())
        .doesNotContain("example.test")
        .doesNotContain("411111111111");
  }

  @Test
  void masksWhatIsCopiedFromADeclaredColumn() {
    write("DELETE FROM payments WHERE id = 5 RETURNING iban, id");

    assertThat(told.columns).extracting(Words::masking).containsExactly("declared:iban", "none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO customers SELECT * FROM customers WHERE id = 1",
        "INSERT INTO customers SELECT 99999, name, email, phone, card_number, national_id, city, created_at FROM customers WHERE id = 1",
        "UPDATE orders SET total = (SELECT email FROM customers WHERE id = 1) WHERE id = 1",
        "UPDATE orders SET placed_at = (SELECT email FROM customers WHERE id = 1) WHERE id = 1",
        "UPDATE orders SET status = (SELECT repeat(email, 5) FROM customers WHERE id = 1) WHERE id = 1",
        "UPDATE customers SET city = repeat(email, 100) WHERE id = 1",
        "SELECT extractvalue('<a/>', concat('$', email)) FROM customers WHERE id = 1",
        "SELECT updatexml('<a/>', concat('~', (SELECT email FROM customers WHERE id = 1)), 1)",
        "SELECT st_geomfromtext(email) FROM customers WHERE id = 1",
        "SELECT json_extract('{}', email) FROM customers WHERE id = 1",
        "SELECT email REGEXP concat('(', email) FROM customers WHERE id = 1"
      })
  void tellsErrorsWithoutTheValuesThatTheyQuote(String sql) {
    String email = ownerSees("SELECT email FROM customers WHERE id = 1");

    Outcome outcome = write(sql);

    assertThat(outcome + told.rows().toString())
        .doesNotContain(email)
        .doesNotContain(email.substring(0, 6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO customers (id, name, email) SELECT 1, name, email FROM customers WHERE id = 1",
        "UPDATE orders SET total = (SELECT name FROM customers WHERE id = 1) WHERE id = 1",
        "UPDATE orders SET placed_at = (SELECT name FROM customers WHERE id = 1) WHERE id = 1",
        "SELECT ~0 + id + (SELECT name FROM customers WHERE id = 1) FROM customers"
      })
  void tellsNotWhichOfManyGuessesIsAValue(String sql) {
    String name = ownerSees("SELECT name FROM customers WHERE id = 1");

    Outcome outcome = write(sql + " -- 1 2 Jane Doe, John Doe, " + name);

    assertThat(outcome.toString()).doesNotContain(name);
  }

  @Test
  void tellsNoTextThatATriggerMadeUp() {
    owner(
        "CREATE OR REPLACE TRIGGER telling BEFORE UPDATE ON payments FOR EACH ROW BEGIN"
            + " DECLARE m varchar(200); SELECT concat('Table ', name, ' ', email) INTO m FROM"
            + " customers WHERE id = 1; SIGNAL SQLSTATE '42S02' SET MESSAGE_TEXT = m, MYSQL_ERRNO ="
            + " 1146; END");

    Outcome outcome = write("UPDATE payments SET amount = 1 WHERE id = 1");

    assertThat(outcome).isEqualTo(new Outcome.Failed("42S02", "The table does not exist."));
    owner("DROP TRIGGER telling");
  }

  @Test
  void namesWhatTheCommandItselfNames() {
    assertThat(read("SELECT nothing FROM orders"))
        .isEqualTo(new Outcome.Failed("42S22", "The column is unknown: 'nothing', 'SELECT'."));
  }
}
