package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.TableName;
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

class ReturningTest {
  private static final String SETUP =
      """
      CREATE TEMPORARY TABLE seats (id int PRIMARY KEY, countersign_before text, "new" int);
      INSERT INTO seats VALUES (1, 'a', 10), (2, 'b', 20)
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO seats VALUES (3, 'c')                                  | -              | 3 c null
          INSERT INTO seats(id) SELECT 4                                     | -              | 4 null null
          UPDATE seats SET countersign_before = 'x' WHERE id = 1             | 1 a 10         | 1 x 10
          UPDATE seats s SET countersign_before = 'x' WHERE s.id = 1;        | 1 a 10         | 1 x 10
          update seats set countersign_before = 'x' where id = 1 -- comment  | 1 a 10         | 1 x 10
          UPDATE seats SET id = 9 WHERE id = 1 RETURNING id, old.id          | 1 a 10         | 9 a 10
          UPDATE seats SET id = 9 WHERE id = 1 RETURNING *;                  | 1 a 10         | 9 a 10
          DELETE FROM seats WHERE id = 2                                     | 2 b 20         | -
          DELETE FROM seats WHERE id = 2 RETURNING 'RETURNING' /* ; */ ; --  | 2 b 20         | -
          INSERT INTO seats VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 7 | 1 a 10         | 7 a 10
          INSERT INTO seats(id) WITH x AS (SELECT 4) SELECT * FROM x         | -              | 4 null null
          WITH x AS (SELECT 1 AS n) UPDATE seats SET id = 9 FROM x WHERE id = n | 1 a 10 | 9 a 10
          WITH x AS (SELECT 1 FOR UPDATE) DELETE FROM seats WHERE id = 2     | 2 b 20         | -
          MERGE INTO seats USING (VALUES (2)) v (n) ON id = n WHEN MATCHED THEN DELETE | 2 b 20 | -
          MERGE INTO seats USING (VALUES (2)) v (n) ON id = n WHEN MATCHED THEN UPDATE SET id = 8 RETURNING id, merge_action() | 2 b 20 | 8 b 20
          MERGE INTO seats USING (VALUES (5)) v (n) ON id = n WHEN NOT MATCHED THEN INSERT (id) VALUES (n) | - | 5 null null
          """)
  void givesTheRowBeforeAndAfter(String sql, String before, String after) throws SQLException {
    RowImages images = Returning.withRowImages(sql).orElseThrow();

    assertThat(images.target()).isEqualTo(TableName.parse("seats"));
    assertThat(images.ownResults()).isEqualTo(sql.contains("RETURNING"));
    assertThat(run(images.sql())).containsExactly(before, after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "TRUNCATE seats",
        "UPDATE seats SET id = 1; DELETE FROM seats",
        "WITH x AS (DELETE FROM seats RETURNING id) UPDATE seats SET id = 1",
        "WITH x AS (DELETE FROM seats RETURNING id) SELECT * FROM x",
        "WITH x AS (SELECT 1) SELECT * FROM x FOR UPDATE",
        "WITH x AS (WITH y AS (INSERT INTO seats VALUES (3) RETURNING id) SELECT * FROM y) DELETE FROM seats",
        "UPDATE seats AS old SET id = 1",
        "UPDATE seats SET id = 1 FROM other new WHERE new.id = 1",
        "DELETE FROM old",
        "UPDATE seats SET \"new\" = 1",
        "UPDATE seats SET id = 1 RETURNING new",
        "UPDATE seats SET id = 1 RETURNING WITH (OLD AS o) o.id",
        "MERGE INTO seats USING other new ON true WHEN MATCHED THEN DELETE",
        "UPDATE seats SET name = 'open"
      })
  void givesNothingWhereItIsNotSure(String sql) {
    assertThat(Returning.withRowImages(sql)).isEmpty();
  }

  @Test
  void writesOnlyTheOneTableThatItNames() {
    assertThat(Returning.withRowImages("DELETE FROM shop.\"Seats\" USING other WHERE true"))
        .map(RowImages::target)
        .contains(new TableName("shop", "Seats"));
  }

  /** The last two columns of the only row, as values parted by spaces, "-" for no row. */
  private static List<String> run(String sql) throws SQLException {
    try (Connection connection = Target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SETUP);
      ResultSet row = statement.executeQuery(sql);
      row.next();
      int columns = row.getMetaData().getColumnCount();
      List<String> images = new ArrayList<>();
      images.add(values(row.getString(columns - 1)));
      images.add(values(row.getString(columns)));
      assertThat(row.next()).isFalse();
      return images;
    }
  }

  private static String values(String json) {
    return json == null
        ? "-"
        : json.replaceAll("\"[^\"]*\":", "").replaceAll("[{}\"]", "").replace(',', ' ');
  }
}
