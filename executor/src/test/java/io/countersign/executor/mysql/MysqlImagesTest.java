package io.countersign.executor.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.TableChanges;
import io.countersign.executor.FakeLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MysqlImagesTest extends MysqlTest {
  @BeforeEach
  void makeTables() {
    owner(
        "CREATE OR REPLACE TABLE imaged (id int, part varchar(9), total int, note text,"
            + " PRIMARY KEY (id, part))",
        "INSERT INTO imaged SELECT seq, 'a', seq * 10, NULL FROM seq_1_to_10",
        "CREATE OR REPLACE TABLE keyless (id int)",
        "INSERT INTO keyless VALUES (1)");
  }

  @Test
  void tellUpdatedRowsBeforeAndAfter() {
    write(
        "UPDATE imaged SET total = total + $1, note = 'n' WHERE id BETWEEN $2 AND 4",
        new BindValue(BindType.INTEGER, "5"),
        new BindValue(BindType.INTEGER, "3"));

    assertThat(told.changes).hasSize(2);
    assertThat(told.changes.getFirst().before())
        .containsEntry("id", 3L)
        .containsEntry("total", 30L)
        .containsEntry("note", null);
    assertThat(told.changes.getFirst().after())
        .containsEntry("total", 35L)
        .containsEntry("note", "n");
    assertThat(counts().updated()).isEqualTo(2);
    assertThat(counts().recorded()).isEqualTo(2);
  }

  @Test
  void tellDeletedRows() {
    assertThat(write("DELETE FROM imaged WHERE total > 80"))
        .isEqualTo(new Outcome.Succeeded(0, 2, false, false));

    assertThat(told.changes).hasSize(2).allSatisfy(c -> assertThat(c.after()).isNull());
    assertThat(counts().deleted()).isEqualTo(2);
  }

  @Test
  void tellInsertedRows() {
    assertThat(write("INSERT INTO imaged (id, part) VALUES (11, 'b'), (12, 'b')"))
        .isEqualTo(new Outcome.Succeeded(0, 2, false, false));

    assertThat(told.changes.getLast().before()).isNull();
    assertThat(told.changes.getLast().after()).containsEntry("id", 12L).containsEntry("part", "b");
    assertThat(counts().inserted()).isEqualTo(2);
  }

  @Test
  void areMasked() {
    write("UPDATE customers SET city = 'Z', email = 'new-one@example.test' WHERE id = 7");

    assertThat(told.changes.toString()).doesNotContain("@example.test").contains("n***@***");
    assertThat(told.changes.getFirst().after()).containsEntry("city", "Z");
  }

  @Test
  void areMaskedWhereAnotherColumnsValueWasPut() {
    write("UPDATE customers SET city = name WHERE id = 8");

    assertThat(told.changes.getFirst().after()).containsEntry("city", "***");
    owner("UPDATE customers SET city = 'Z' WHERE id = 8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE imaged SET id = id + 100 WHERE id = 1",
        "UPDATE imaged SET total = 0 LIMIT 1",
        "UPDATE imaged SET total = 0 WHERE rand() < 2 AND id = 1",
        "UPDATE imaged SET total = 0 WHERE id IN (SELECT id FROM orders WHERE id = 1)",
        "UPDATE keyless SET id = 2",
        "REPLACE INTO imaged VALUES (21, 'a', 1, NULL)",
        "INSERT INTO imaged VALUES (1, 'z', 1, NULL) ON DUPLICATE KEY UPDATE total = 1"
      })
  void areNotMadeUpWhereTheyCannotBeTold(String sql) {
    assertThat(write(sql)).isEqualTo(new Outcome.Succeeded(0, 1, false, false));

    assertThat(told.changes).isEmpty();
    assertThat(counts().rows()).isEqualTo(1);
    assertThat(told.written.orElseThrow().irreversible()).isNotBlank();
  }

  @Test
  void areNoneWhereThereAreTooMany() {
    limits(FakeLimits.generous().rowImages(9));

    assertThat(write("UPDATE imaged SET total = 0"))
        .isEqualTo(new Outcome.Succeeded(0, 10, false, false));

    assertThat(told.changes).isEmpty();
    assertThat(counts()).satisfies(c -> assertThat(c.updated()).isEqualTo(10));
  }

  private TableChanges counts() {
    return told.written.orElseThrow().tables().getFirst();
  }
}
