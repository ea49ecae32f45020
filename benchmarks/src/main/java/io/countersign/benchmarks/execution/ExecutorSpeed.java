package io.countersign.benchmarks.execution;

import io.countersign.benchmarks.FiguresSection;
import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.TableName;
import io.countersign.executor.masking.ErrorMasker;
import io.countersign.executor.masking.TextMasker;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.postgres.Postgres;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetSettings;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.Port;
import io.countersign.local.PostgresServer;
import io.countersign.local.PostgresSettings;
import io.countersign.local.Secrets;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the executor beside plain JDBC in turns, on the same rows of the same server: how fast a
 * long result streams, and what a short one takes longer. Run from the project's folder; the
 * argument is a file to which the figures are added.
 */
public final class ExecutorSpeed {
  private static final int ROWS = 1_000_000;
  private static final int ROUNDS = 5;
  private static final int SINGLES = 2_000;
  private static final String SHORT = "SELECT 1";
  private static final double SECOND = 1_000_000_000.0;

  private final PlainReading plain;
  private final GovernedReading governed;

  private ExecutorSpeed(PlainReading plain, GovernedReading governed) {
    this.plain = plain;
    this.governed = governed;
  }

  /** A piece of work to be timed. */
  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "measuring");
    out.println("Starting PostgreSQL ...");
    String figures;
    try (PostgresServer server =
        PostgresServer.start(PostgresSettings.forgetful(folder, Port.free()), Secrets.in(folder))) {
      DatabaseAccess database = server.cluster().createDatabase("speed");
      out.printf("Making %,d rows ...%n", ROWS);
      TextTable.make(database, ROWS);
      figures = measure(database, out);
    }
    out.println(figures);
    if (arguments.length > 0) {
      FiguresSection.replaceIn(Path.of(arguments[0]), "executor", figures);
    }
    System.exit(0);
  }

  private static String measure(DatabaseAccess database, PrintStream out) throws SQLException {
    DataSource dataSource =
        new DataSource(
            "speed",
            Dialect.POSTGRESQL,
            "production",
            "",
            Set.of("agent"),
            List.of(new Classification(TableName.parse("public.persons"), "email", "email")));
    try (PlainReading plain = new PlainReading(database);
        ConfiguredTargets targets = targets(database)) {
      ExecutorSpeed speed =
          new ExecutorSpeed(
              plain, new GovernedReading(targets.named("speed").orElseThrow(), dataSource));
      out.println("A short statement ...");
      String once = speed.shortStatement();
      out.println("A long result ...");
      return speed.longResult() + "\n" + once;
    }
  }

  private static ConfiguredTargets targets(DatabaseAccess database) {
    Generous generous = new Generous();
    TargetSettings.Credentials credentials =
        new TargetSettings.Credentials(database.user(), database.password());
    return new ConfiguredTargets(
        Map.of("speed", new TargetSettings(database.jdbcUrl(), credentials, credentials, 2)),
        List.of(new Postgres()),
        new TargetKind.Surroundings(
            generous,
            generous,
            new ValueMasker(new TextMasker(), category -> {}),
            new ErrorMasker(new TextMasker())));
  }

  private String longResult() throws SQLException {
    double[] floor = new double[ROUNDS];
    double[] masked = new double[ROUNDS];
    double[] written = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      double[] times = {
        seconds(() -> plain.read(TextTable.ALL_ROWS)),
        seconds(() -> governed.read(TextTable.ALL_ROWS, Discarding.rows())),
        seconds(() -> governed.read(TextTable.ALL_ROWS, Discarding.events()))
      };
      if (round >= 0) {
        floor[round] = times[0];
        masked[round] = times[1];
        written[round] = times[2];
      }
    }
    double best = median(floor);
    return """
    | %,d rows of %d texts | rows per second | of plain JDBC |
    | --- | --- | --- |
    | plain JDBC | %,.0f | 1 |
    | the executor, masked chunks | %,.0f | %.2f |
    | the executor, masked chunks as events in JSON | %,.0f | %.2f |
    """
        .formatted(
            ROWS,
            TextTable.COLUMNS,
            ROWS / best,
            ROWS / median(masked),
            best / median(masked),
            ROWS / median(written),
            best / median(written));
  }

  private String shortStatement() throws SQLException {
    double[] floor = new double[SINGLES];
    double[] whole = new double[SINGLES];
    for (int i = -SINGLES; i < SINGLES; i++) {
      double bare = seconds(() -> plain.read(SHORT));
      double all = seconds(() -> governed.read(SHORT, Discarding.events()));
      if (i >= 0) {
        floor[i] = bare;
        whole[i] = all;
      }
    }
    return """
    | `SELECT 1` | median |
    | --- | --- |
    | plain JDBC, with its transaction | %.2f ms |
    | the executor: analysed, run, masked, told | %.2f ms |
    | more | %.2f ms |
    """
        .formatted(
            median(floor) * 1000, median(whole) * 1000, (median(whole) - median(floor)) * 1000);
  }

  private static double seconds(Step step) throws SQLException {
    long begin = System.nanoTime();
    step.run();
    return (System.nanoTime() - begin) / SECOND;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
