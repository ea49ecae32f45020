package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGResultSetMetaData;

/** The origin of each result, compared with what a real PostgreSQL says of the same text. */
class RowDescriptionTest {
  private static Connection probing;
  private static Schema schema;

  @BeforeAll
  static void createSchema() throws SQLException {
    probing = Target.connect();
    try (Statement statement = probing.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS lineage CASCADE; CREATE SCHEMA lineage");
      statement.execute("SET search_path = lineage");
      statement.execute(Target.resource("/lineage.sql"));
      schema = readSchema(statement);
    }
    probing.setAutoCommit(false);
  }

  @AfterAll
  static void disconnect() throws SQLException {
    probing.close();
  }

  static Stream<String> texts() {
    Stream<String> random =
        IntStream.range(0, 1_500).mapToObj(seed -> new RandomQuery(new Random(seed)).query());
    return Stream.concat(
        Stream.concat(Case.all().map(Case::sql), Target.resource("/lineage-queries.sql").lines()),
        random);
  }

  @Test
  void attributesNoResultToAnotherColumnThanPostgresqlDoes() throws SQLException {
    int attributed = 0;
    for (String sql : texts().filter(sql -> sql.indexOf(0) < 0).toList()) {
      List<@Nullable ColumnName> described = described(sql);
      attributed += (int) described.stream().filter(column -> column != null).count();
      agrees(sql, described, Schema.unknown());
      agrees(sql, described, schema);
    }

    assertThat(attributed).isGreaterThan(500);
  }

  @Test
  void countsTheResultsOfEveryTextOnceItsTablesAreKnown() throws SQLException {
    int counted = 0;
    for (String sql : texts().filter(sql -> sql.indexOf(0) < 0).toList()) {
      List<OutputColumn> outputs = outputs(sql, schema);
      int described = described(sql).size();
      if (described > 0
          && outputs.stream().noneMatch(o -> "*".equals(o.name()))
          && !outputs.isEmpty()) {
        assertThat(outputs).as(sql).hasSize(described);
        counted++;
      }
    }

    assertThat(counted).isGreaterThan(500);
  }

  @Test
  void callsResultsAsPostgresqlDoes() throws SQLException {
    for (String sql : texts().filter(sql -> sql.indexOf(0) < 0).limit(700).toList()) {
      List<String> labels = labels(sql);
      List<OutputColumn> outputs = outputs(sql, schema);
      for (int i = 0; outputs.size() == labels.size() && i < labels.size(); i++) {
        String name = outputs.get(i).name();
        assertThat(name == null || name.equals("*") || name.equals(labels.get(i)))
            .as("%s for %s in %s", name, labels.get(i), sql)
            .isTrue();
      }
    }
  }

  private static List<String> labels(String sql) throws SQLException {
    List<String> labels = new ArrayList<>();
    String text = Placeholders.toJdbc(sql).map(JdbcText::text).orElse(sql);
    try (PreparedStatement statement = probing.prepareStatement(text)) {
      ResultSetMetaData results = statement.getMetaData();
      for (int i = 1; results != null && i <= results.getColumnCount(); i++) {
        labels.add(results.getColumnLabel(i));
      }
    } catch (SQLException _) {
      labels.clear();
    } finally {
      probing.rollback();
    }
    return labels;
  }

  private static void agrees(String sql, List<@Nullable ColumnName> described, Schema known) {
    List<OutputColumn> outputs = outputs(sql, known);
    if (outputs.isEmpty()) {
      return;
    }
    boolean counted = outputs.stream().noneMatch(output -> "*".equals(output.name()));
    if (counted && !described.isEmpty()) {
      assertThat(outputs).as(sql).hasSize(described.size());
    }
    for (int i = 0; i < described.size(); i++) {
      ColumnName column = described.get(i);
      if (column != null) {
        List<OutputColumn> candidates = counted ? List.of(outputs.get(i)) : outputs;
        assertThat(candidates.stream().anyMatch(output -> mayBe(output, column)))
            .as("%s of %s in %s", column, outputs, sql)
            .isTrue();
      }
    }
  }

  /** A value that passes through unchanged has no other source. */
  private static boolean mayBe(OutputColumn output, ColumnName column) {
    boolean among = output.sources().stream().anyMatch(source -> mayBe(source, column));
    boolean exact = output.computed() || "*".equals(output.name()) || output.sources().size() == 1;
    return !output.certain() || (among && exact);
  }

  private static boolean mayBe(ColumnName source, ColumnName column) {
    TableName table = source.table();
    return (table == null || (column.table() != null && table.mayBe(column.table())))
        && (source.column().equals(column.column()) || source.column().equals("*"));
  }

  private static List<OutputColumn> outputs(String sql, Schema known) {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql, known);
    return facts.statements().size() == 1 && facts.parsed()
        ? facts.statements().getFirst().outputs()
        : List.of();
  }

  /** What RowDescription attributes each result to; null where it is none's column. */
  private static List<@Nullable ColumnName> described(String sql) throws SQLException {
    List<@Nullable ColumnName> columns = new ArrayList<>();
    String text = Placeholders.toJdbc(sql).map(JdbcText::text).orElse(sql);
    try (PreparedStatement statement = probing.prepareStatement(text)) {
      ResultSetMetaData results = statement.getMetaData();
      for (int i = 1; results != null && i <= results.getColumnCount(); i++) {
        PGResultSetMetaData described = (PGResultSetMetaData) results;
        String table = described.getBaseTableName(i);
        columns.add(
            table.isEmpty() || described.getBaseSchemaName(i).startsWith("pg_")
                ? null
                : column(described, i, table));
      }
    } catch (SQLException _) {
      columns.clear();
    } finally {
      probing.rollback();
    }
    return columns;
  }

  private static ColumnName column(PGResultSetMetaData described, int index, String table)
      throws SQLException {
    return new ColumnName(
        new TableName(described.getBaseSchemaName(index), table),
        described.getBaseColumnName(index));
  }

  private static Schema readSchema(Statement statement) throws SQLException {
    List<TableDefinition> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT relname, array_agg(attname::text ORDER BY attnum)
            FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
            WHERE relnamespace = 'lineage'::regnamespace AND relkind IN ('r', 'v')
              AND attnum > 0 AND NOT attisdropped
            GROUP BY relname
            """)) {
      while (rows.next()) {
        String[] columns = (String[]) rows.getArray(2).getArray();
        tables.add(
            TableDefinition.table(new TableName("lineage", rows.getString(1)), List.of(columns)));
      }
    }
    return new ListedSchema(tables, List.of("lineage"));
  }
}
