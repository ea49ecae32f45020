package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierReturningTest {
  private static final String SETUP =
      """
      CREATE TEMPORARY TABLE seats (id int PRIMARY KEY, name text, "new" int);
      INSERT INTO seats VALUES (1, 'a', 10), (2, 'b', 20)
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO seats VALUES (3, 'c')                                   |          | (3,c,)
          INSERT INTO seats AS old (id) SELECT 4 RETURNING old.id             |          | (4,,)
          INSERT INTO pg_temp.seats(id) WITH x AS (SELECT 4) SELECT * FROM x; |          | (4,,)
          INSERT INTO seats VALUES (1), (5) ON CONFLICT DO NOTHING            |          | (5,,)
          DELETE FROM seats WHERE id = 2                                      | (2,b,20) |
          DELETE FROM seats * AS "S" USING (VALUES (2)) v (n) WHERE "S".id = n RETURNING 'RETURNING' | (2,b,20) |
          UPDATE seats SET name = 'x' WHERE id = 1 -- comment                 |          | (1,x,10)
          UPDATE seats old SET id = 9 WHERE old.id = 1 RETURNING id, name     |          | (9,a,10)
          WITH x AS (SELECT 1 AS n) UPDATE seats SET id = 9 FROM x WHERE id = n |        | (9,a,10)
          """)
  void tellsAsMuchOfTheRowAsThereIs(String sql, String before, String after) throws SQLException {
    RowImages images = EarlierReturning.withRows(sql, true).orElseThrow();

    assertThat(images.target().name()).isEqualTo("seats");
    assertThat(images.ownResults()).isEqualTo(sql.contains("RETURNING "));
    assertThat(images.columns()).isEqualTo(4);
    assertThat(run(images.sql()))
        .containsExactly(before == null ? "" : before, after == null ? "" : after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE seats SET name = 'x' WHERE id = 2",
        "UPDATE ONLY seats AS s SET name = 'x', \"new\" = (SELECT 1 FROM seats LIMIT 1) WHERE s.id = 2 RETURNING *",
        "UPDATE pg_temp.seats SET name = (name IS DISTINCT FROM 'x')::text WHERE seats.id = 2;",
        "WITH x AS (SELECT 2 AS n) UPDATE seats SET name = n FROM x LEFT JOIN (VALUES (2)) v (m) ON n = m WHERE id = n",
        "update seats \"s 1\" set name = extract(year from now()) where \"s 1\".\"new\" > 10 -- all"
      })
  void findsTheRowsThatAnUpdateIsAboutToChange(String sql) throws SQLException {
    assertThat(run(EarlierReturning.locking(sql, true).orElseThrow())).last().isEqualTo("(2,b,20)");
    assertThat(run(EarlierReturning.locking(sql, false).orElseThrow()))
        .last()
        .isEqualTo("{\"id\":2,\"name\":\"b\",\"new\":20}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "MERGE INTO seats USING (VALUES (2)) v (n) ON id = n WHEN MATCHED THEN DELETE",
        "INSERT INTO seats VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 7",
        "UPDATE seats SET id = 1; DELETE FROM seats",
        "WITH x AS (DELETE FROM seats RETURNING id) UPDATE seats SET id = 1",
        "DELETE FROM ONLY (seats)",
        "UPDATE seats SET id = 1 WHERE CURRENT OF c",
        "UPDATE seats SET name = 'open"
      })
  void tellsNothingWhereItIsNotSure(String sql) {
    assertThat(EarlierReturning.withRows(sql, false)).isEmpty();
    assertThat(EarlierReturning.locking(sql, false)).isEmpty();
  }

  @Test
  void locksNothingForAnInsertOrADelete() {
    assertThat(EarlierReturning.locking("INSERT INTO seats VALUES (1)", false)).isEmpty();
    assertThat(EarlierReturning.locking("DELETE FROM seats", false)).isEmpty();
  }

  /** The last two columns of the only row. */
  private static List<String> run(String sql) throws SQLException {
    try (Connection connection = Target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SETUP);
      ResultSet row = statement.executeQuery(sql);
      row.next();
      int columns = row.getMetaData().getColumnCount();
      List<String> images = new ArrayList<>();
      for (int i = Math.max(1, columns - 1); i <= columns; i++) {
        images.add(String.valueOf(row.getString(i)));
      }
      assertThat(row.next()).isFalse();
      return images;
    }
  }
}
