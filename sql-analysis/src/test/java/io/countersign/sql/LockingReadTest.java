package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LockingReadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          UPDATE t SET a = 1 WHERE id = 2 | SELECT * FROM t WHERE id = 2 FOR UPDATE
          UPDATE t SET a = 1 | SELECT * FROM t FOR UPDATE
          update low_priority ignore s.`t` AS x set x.a = 'where' where (x.id > 2 OR b) order by c | SELECT * FROM s.`t` AS x where (x.id > 2 OR b) FOR UPDATE
          DELETE FROM t | SELECT * FROM t FOR UPDATE
          DELETE QUICK FROM s.t x WHERE x.a = 'b' RETURNING a | SELECT * FROM s.t x WHERE x.a = 'b' FOR UPDATE
          """)
  void readsTheRowsOfAWrite(String sql, String query) {
    assertThat(LockingRead.before(sql))
        .hasValueSatisfying(t -> assertThat(t.text()).isEqualTo(query));
  }

  @Test
  void keepsThePlaceholdersOfItsWhere() {
    assertThat(LockingRead.before("UPDATE t SET a = ?, b = ? WHERE id = ? AND c < ?"))
        .contains(new JdbcText("SELECT * FROM t WHERE id = ? AND c < ? FOR UPDATE", List.of(3, 4)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t, u SET t.a = 1 WHERE t.id = u.id",
        "UPDATE t JOIN u ON t.id = u.id SET t.a = 1",
        "UPDATE t SET a = 1 LIMIT 3",
        "UPDATE t SET a = 1 WHERE id IN (SELECT id FROM u)",
        "UPDATE t SET a = (SELECT 1)",
        "UPDATE t SET a = 1 WHERE id = @n",
        "DELETE t FROM t JOIN u",
        "DELETE FROM t USING t JOIN u",
        "DELETE FROM t PARTITION (p) WHERE id = 1",
        "DELETE FROM t WHERE id = 1; DELETE FROM u",
        "WITH x AS (SELECT 1) DELETE FROM t",
        "INSERT INTO t VALUES (1)",
        "UPDATE t SET a = 'it\\'s'"
      })
  void leavesAloneWhatItCannotTakeFromTheText(String sql) {
    assertThat(LockingRead.before(sql)).isEmpty();
  }

  @Test
  void asksAnInsertForItsRows() {
    assertThat(LockingRead.inserted("INSERT INTO t VALUES (1); "))
        .contains("INSERT INTO t VALUES (1) RETURNING *");
    assertThat(LockingRead.inserted("INSERT INTO t VALUES (1) RETURNING id")).isEmpty();
    assertThat(LockingRead.inserted("INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 1"))
        .isEmpty();
    assertThat(LockingRead.inserted("REPLACE INTO t VALUES (1)")).isEmpty();
  }
}
