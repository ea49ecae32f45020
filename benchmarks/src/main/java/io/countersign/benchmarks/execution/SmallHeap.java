package io.countersign.benchmarks.execution;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Streams ten million rows through executor and masks, to be run with {@code -Xmx256m}: memory does
 * not grow with a result.
 */
@SuppressWarnings("InlineFormatString") // The statement reads better in one place.
public final class SmallHeap {
  private static final long ROWS = 10_000_000;
  private static final String SQL =
      "SELECT i, 'the text of row ' || i, md5(i::text) FROM generate_series(1, %d) AS i";

  private SmallHeap() {}

  public static void main(String[] arguments) throws IOException {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : ROWS;
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "small-heap");
    try (PostgresServer server =
        PostgresServer.start(PostgresSettings.forgetful(folder, Port.free()), Secrets.in(folder))) {
      DatabaseAccess database = server.cluster().createDatabase("heap");
      try (ConfiguredTargets targets = targets(database)) {
        long start = System.nanoTime();
        long read = reading(targets).read(SQL.formatted(rows), Discarding.events());
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "%,d rows in %.0f s, with a heap of at most %d MiB%n",
            read, seconds, Runtime.getRuntime().maxMemory() >> 20);
      }
    }
    System.exit(0);
  }

  private static GovernedReading reading(ConfiguredTargets targets) {
    return new GovernedReading(
        targets.named("heap").orElseThrow(),
        new DataSource("heap", Dialect.POSTGRESQL, "production", "", Set.of("agent"), List.of()));
  }

  private static ConfiguredTargets targets(DatabaseAccess database) {
    Generous generous = new Generous();
    TargetSettings.Credentials credentials =
        new TargetSettings.Credentials(database.user(), database.password());
    return new ConfiguredTargets(
        Map.of("heap", new TargetSettings(database.jdbcUrl(), credentials, credentials, 2)),
        List.of(new Postgres()),
        new TargetKind.Surroundings(
            generous,
            generous,
            new ValueMasker(new TextMasker(), category -> {}),
            new ErrorMasker(new TextMasker())));
  }
}
