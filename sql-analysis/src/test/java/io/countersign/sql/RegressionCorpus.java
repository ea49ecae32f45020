package io.countersign.sql;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asks a PostgreSQL 18 about every statement of a folder of psql scripts: whether its grammar takes
 * it, and whether it refuses it in a read-only transaction. {@link RegressionReport} compares.
 *
 * <p>{@code RegressionCorpus SCRIPTS RECORD}: writes one JSON line for each statement.
 */
public final class RegressionCorpus {
  /**
   * @param state the SQLSTATE of running it, 00000 for success
   * @param stateInReadOnly the SQLSTATE in a read-only transaction
   */
  record Entry(String file, String sql, String state, String stateInReadOnly) {
    static final String SYNTAX_ERROR = "42601";
    static final String WRITE_IN_READ_ONLY_TRANSACTION = "25006";

    boolean isValid() {
      return !state.equals(SYNTAX_ERROR) && !stateInReadOnly.equals(SYNTAX_ERROR);
    }
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SETUP = "test_setup.sql";

  private final EmbeddedPostgres postgres;
  private final BufferedWriter record;

  private RegressionCorpus(EmbeddedPostgres postgres, BufferedWriter record) {
    this.postgres = postgres;
    this.record = record;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        BufferedWriter record = Files.newBufferedWriter(Path.of(arguments[1]))) {
      RegressionCorpus corpus = new RegressionCorpus(postgres, record);
      for (Path script : scripts(Path.of(arguments[0]))) {
        corpus.run(script);
      }
    }
  }

  static List<Entry> read(Path record) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(record)) {
      entries.add(JSON.readValue(line, Entry.class));
    }
    return entries;
  }

  /** The script that the others rely on first. */
  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> scripts =
          new ArrayList<>(files.filter(f -> f.toString().endsWith(".sql")).sorted().toList());
      scripts.sort((a, b) -> Boolean.compare(b.endsWith(SETUP), a.endsWith(SETUP)));
      return scripts;
    }
  }

  private void run(Path script) throws IOException, SQLException {
    String text = new String(Files.readAllBytes(script), StandardCharsets.UTF_8);
    String file = String.valueOf(script.getFileName());
    try (Connection connection = connect();
        Connection probe = connect()) {
      state(probe, "SET lock_timeout = '300ms'");
      for (String sql : PsqlScript.statements(text)) {
        String stateInReadOnly = inReadOnlyTransaction(probe, sql);
        Entry entry = new Entry(file, sql, state(connection, sql), stateInReadOnly);
        record.write(JSON.writeValueAsString(entry));
        record.newLine();
        if (connection.isClosed() || probe.isClosed()) {
          return;
        }
      }
    }
    record.flush();
  }

  private Connection connect() throws SQLException {
    return postgres
        .getDatabase("postgres", "postgres", Map.of("preferQueryMode", "simple"))
        .getConnection();
  }

  private static String inReadOnlyTransaction(Connection probe, String sql) {
    state(probe, "BEGIN READ ONLY");
    String state = state(probe, sql);
    state(probe, "ROLLBACK");
    return state;
  }

  private static String state(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(5);
      statement.execute(sql);
      return "00000";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }
}
