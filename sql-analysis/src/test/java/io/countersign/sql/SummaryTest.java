package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.TableName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
  private static final String SETUP =
      """
      CREATE TEMPORARY TABLE staff (id int PRIMARY KEY, city text, salary numeric, "from" int);
      INSERT INTO staff VALUES (1, 'Bern', 100, 1), (2, 'Bern', NULL, 2), (3, 'Thun', 300, NULL)
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT count(*) FROM staff                                          | 0         | 3,3
          select count(*)from staff;                                          | 0         | 3,3
          SELECT avg(salary) FROM staff -- done                               | 1         | 200,3,2
          SELECT city, sum(s.salary) total FROM staff AS s GROUP BY s.city ORDER BY s.city  | 0,1 | Bern,100,2,1 Thun,300,1,1
          SELECT city c, count(*), count(salary) AS "n" FROM staff GROUP BY 1 ORDER BY c DESC LIMIT 5 OFFSET 0 | 0,0,1 | Thun,1,1,1,1 Bern,2,1,2,1
          SELECT sum("from"), avg("from"), sum(salary) FROM staff WHERE (city = 'Bern' OR id IN (1, 2)) | 1,1,2 | 3,1.5,100,2,2,1
          SELECT pg_catalog.count(staff.id) FROM staff WHERE city LIKE 'B%' AND extract(year FROM now()) > 2000 | 1 | 2,2,2
          SELECT city, /* from */ count(*) FROM staff GROUP BY city ORDER BY 1 NULLS FIRST | 0,0 | Bern,2,2 Thun,1,1
          """)
  void countsTheValuesBehindEachNumber(String sql, String sizes, String rows) throws SQLException {
    GroupSizes sized = Summary.withGroupSizes(sql).orElseThrow();

    assertThat(sized.table()).isEqualTo(TableName.parse("staff"));
    assertThat(sized.sizes().toString().replaceAll("[\\[\\] ]", "")).isEqualTo(sizes);
    assertThat(run(sized.sql())).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT city FROM staff WHERE salary > 100",
        "SELECT city FROM staff GROUP BY city",
        "SELECT min(salary) FROM staff",
        "SELECT max(salary) FROM staff",
        "SELECT any_value(salary) FROM staff",
        "SELECT mode() WITHIN GROUP (ORDER BY salary) FROM staff",
        "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY salary) FROM staff",
        "SELECT string_agg(salary, ',') FROM staff",
        "SELECT array_agg(salary) FROM staff",
        "SELECT count(DISTINCT salary) FROM staff",
        "SELECT sum(DISTINCT salary) FROM staff",
        "SELECT sum(ALL salary) FROM staff",
        "SELECT sum(salary) FILTER (WHERE id = 7) FROM staff",
        "SELECT sum(CASE WHEN id = 7 THEN salary END) FROM staff",
        "SELECT avg(salary * (id = 7)::int) FROM staff",
        "SELECT avg(salary + 0) FROM staff",
        "SELECT avg((salary)) FROM staff",
        "SELECT avg(salary::int) FROM staff",
        "SELECT avg(salary) + 0 FROM staff",
        "SELECT avg(salary)::int FROM staff",
        "SELECT -avg(salary) FROM staff",
        "SELECT (avg(salary)) FROM staff",
        "SELECT round(avg(salary)) FROM staff",
        "SELECT public.avg(salary) FROM staff",
        "SELECT avg(salary) OVER () FROM staff",
        "SELECT avg(salary) OVER w FROM staff WINDOW w AS ()",
        "SELECT avg(salary ORDER BY id) FROM staff",
        "SELECT DISTINCT avg(salary) FROM staff",
        "SELECT DISTINCT ON (city) city, avg(salary) FROM staff GROUP BY city",
        "SELECT ALL avg(salary) FROM staff",
        "SELECT *, 1 FROM staff",
        "SELECT staff.* FROM staff",
        "SELECT 1 FROM staff",
        "SELECT avg(salary), (SELECT 1) FROM staff",
        "SELECT avg(salary) FROM ONLY staff",
        "SELECT avg(salary) FROM staff, generate_series(1, 5)",
        "SELECT avg(salary) FROM staff CROSS JOIN generate_series(1, 5)",
        "SELECT avg(salary) FROM staff JOIN cities USING (city)",
        "SELECT avg(salary) FROM staff NATURAL JOIN cities",
        "SELECT avg(salary) FROM staff LEFT JOIN cities ON true",
        "SELECT avg(salary) FROM staff s(id, city, x, salary)",
        "SELECT avg(salary) FROM staff AS s (salary)",
        "SELECT avg(salary) FROM staff *",
        "SELECT avg(salary) FROM staff TABLESAMPLE BERNOULLI (50)",
        "SELECT avg(salary) FROM staff tablesample system (50)",
        "SELECT avg(salary) FROM (SELECT salary FROM staff LIMIT 5) s",
        "SELECT avg(salary) FROM (staff)",
        "SELECT avg(salary) FROM LATERAL (SELECT 1) s",
        "SELECT avg(salary) FROM staffing()",
        "SELECT avg(salary) FROM a.b.staff",
        "SELECT avg(salary) FROM staff WHERE salary = (SELECT max(salary) FROM staff)",
        "SELECT avg(salary) FROM staff WHERE id IN (TABLE chosen)",
        "SELECT avg(salary) FROM staff WHERE id IN (VALUES (1))",
        "SELECT avg(salary) FROM staff HAVING max(salary) > 100",
        "SELECT avg(salary) FROM staff WHERE id > 1 HAVING max(salary) > 100",
        "SELECT city, avg(salary) FROM staff GROUP BY city HAVING max(salary) = 100",
        "SELECT avg(salary) FROM staff WHERE id > 1 UNION SELECT 1",
        "SELECT avg(salary) FROM staff UNION ALL SELECT 1",
        "SELECT avg(salary) FROM staff EXCEPT SELECT 1",
        "SELECT avg(salary) FROM staff GROUP BY ROLLUP (city)",
        "SELECT avg(salary) FROM staff GROUP BY CUBE (city)",
        "SELECT avg(salary) FROM staff GROUP BY GROUPING SETS ((city), ())",
        "SELECT avg(salary) FROM staff GROUP BY ()",
        "SELECT avg(salary) FROM staff GROUP BY DISTINCT city",
        "SELECT avg(salary) FROM staff GROUP BY id = 7",
        "SELECT avg(salary) FROM staff GROUP BY lower(city)",
        "SELECT city, avg(salary) FROM staff GROUP BY city ORDER BY avg(salary)",
        "SELECT city, avg(salary) FROM staff GROUP BY city ORDER BY 2",
        "SELECT city, avg(salary) FROM staff GROUP BY city ORDER BY avg",
        "SELECT city, avg(salary) a FROM staff GROUP BY city ORDER BY a",
        "SELECT avg(salary) AS city FROM staff GROUP BY city ORDER BY city",
        "SELECT city, avg(salary) FROM staff GROUP BY city ORDER BY city, max(salary)",
        "SELECT city, avg(salary) FROM staff GROUP BY city ORDER BY city USING <",
        "SELECT city, avg(salary) FROM staff GROUP BY city LIMIT (SELECT 1)",
        "SELECT city, avg(salary) FROM staff GROUP BY city FETCH FIRST 1 ROW ONLY",
        "SELECT count(*) FROM staff FOR UPDATE",
        "SELECT count(*) INTO other FROM staff",
        "WITH staff AS (SELECT 1 AS salary) SELECT avg(salary) FROM staff",
        "EXPLAIN SELECT avg(salary) FROM staff",
        "SELECT avg(salary) FROM staff; SELECT 1",
        "SELECT avg(U&\"salary\") FROM staff",
        "SELECT avg($1) FROM staff",
        "SELECT avg(salary)",
        "SELECT avg(salary FROM staff",
        "TABLE staff",
        "UPDATE staff SET salary = 1",
        ""
      })
  void takesNothingElseForASummary(String sql) {
    assertThat(Summary.withGroupSizes(sql)).isEmpty();
  }

  @Test
  void leavesPlaceholdersWhereTheyAre() {
    Optional<GroupSizes> sized =
        Summary.withGroupSizes("SELECT count(*) FROM staff WHERE id > $2 AND city = $1 LIMIT $3");

    assertThat(sized.map(GroupSizes::sql))
        .flatMap(Placeholders::toJdbc)
        .map(JdbcText::placeholders)
        .contains(List.of(2, 1, 3));
  }

  private static String run(String sql) throws SQLException {
    try (Connection connection = Target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SETUP);
      try (ResultSet rows = statement.executeQuery(sql)) {
        StringJoiner all = new StringJoiner(" ");
        while (rows.next()) {
          StringJoiner row = new StringJoiner(",");
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            String value = rows.getString(i);
            row.add(value.matches("[0-9]+[.]0*[0-9]*") ? plain(value) : value);
          }
          all.add(row.toString());
        }
        return all.toString();
      }
    }
  }

  private static String plain(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
