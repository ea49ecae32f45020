package io.countersign.benchmarks.query;

import io.countersign.audit.ApprovalState;
import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.Criterion;
import io.countersign.audit.EventFilter;
import io.countersign.audit.Partition;
import io.countersign.audit.store.PostgresRecordStore;
import io.countersign.audit.store.PostgresTrail;
import io.countersign.benchmarks.FiguresSection;
import io.countersign.benchmarks.ledger.BenchmarkStore;
import io.countersign.contracts.ColumnName;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.local.Port;
import io.countersign.local.PostgresServer;
import io.countersign.local.PostgresSettings;
import io.countersign.local.Secrets;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Asks a store of a million events, stored as the service stores them, for the first page of every
 * query with one filter. Run from the project's folder; the first argument is a file to which the
 * figures are added, or {@code -}, the second how many events.
 */
public final class TrailQueries {
  private static final int EVENTS = 1_000_000;
  private static final int BATCH = 5_000;
  private static final int PAGE = 100;
  private static final int TIMES = 15;
  private static final double MILLISECOND = 1_000_000.0;
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  /** So that a million events are of about three months. */
  private static final Duration PAUSE = Duration.ofSeconds(62);

  private final PostgresTrail trail;
  private final PrintStream out;
  private final StringBuilder table =
      new StringBuilder("| filter | commands | events |\n| --- | --- | --- |\n");
  private double slowest;

  private TrailQueries(PostgresTrail trail, PrintStream out) {
    this.trail = trail;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "measuring");
    int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : EVENTS;
    String figures;
    try (PostgresServer server =
        PostgresServer.start(PostgresSettings.durable(folder, Port.free()), Secrets.in(folder))) {
      DataSource dataSource = BenchmarkStore.database(server.cluster().createDatabase("audit"));
      MovingClock clock = new MovingClock(BEGIN);
      SampleCommands commands = new SampleCommands(clock, PAUSE);
      fill(
          new PostgresRecordStore(dataSource, BenchmarkStore.SETTINGS, clock),
          commands,
          events,
          out);
      tidy(dataSource);
      TrailQueries queries =
          new TrailQueries(new PostgresTrail(dataSource, BenchmarkStore.TRAIL), out);
      figures = queries.measure(commands);
    }
    out.println(figures);
    if (arguments.length > 0 && !arguments[0].equals("-")) {
      FiguresSection.replaceIn(Path.of(arguments[0]), "queries", figures);
    }
    System.exit(0);
  }

  private static void fill(
      PostgresRecordStore store, SampleCommands commands, int events, PrintStream out) {
    out.printf("Storing %,d events ...%n", events);
    while (commands.events() < events) {
      List<AuditRecord> batch = commands.batch(BATCH);
      Map<Partition, Long> expected =
          batch.stream()
              .collect(
                  Collectors.toMap(
                      r -> Partition.of(r.position()), r -> r.position().offset(), Math::min));
      var _ = store.positions(expected.keySet());
      var _ = store.store(Batch.of(expected, batch));
    }
  }

  /** As the server does by itself some time later. */
  private static void tidy(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  private String measure(SampleCommands commands) {
    out.println("Asking ...");
    line("none", CommandFilter.EVERYTHING);
    line(
        "from, to",
        new CommandFilter(
            List.of(), BEGIN.plus(Duration.ofDays(20)), BEGIN.plus(Duration.ofDays(21))));
    criteria(commands)
        .forEach(
            (name, criterion) -> line(name, new CommandFilter(List.of(criterion), null, null)));
    line("command", new EventFilter(CommandFilter.EVERYTHING, commands.latest(), null, null));
    for (String type : List.of("ExecutionFinished", "VoteCast", "ResultChunk", "GlassBroken")) {
      line(
          "type " + type,
          new EventFilter(CommandFilter.EVERYTHING, null, "countersign." + type + ".v1", null));
    }
    line("poison", new EventFilter(CommandFilter.EVERYTHING, null, null, true));
    line("no poison", new EventFilter(CommandFilter.EVERYTHING, null, null, false));
    return "First page of %d, median of %d, in milliseconds, of %,d events. The slowest: %.1f.%n%n%s"
        .formatted(PAGE, TIMES, commands.events(), slowest, table);
  }

  /** Of each criterion one that many commands meet, and where it matters one that none does. */
  private static Map<String, Criterion> criteria(SampleCommands commands) {
    Map<String, Criterion> all = new LinkedHashMap<>();
    all.put("principal", new Criterion.Submitter("agent-7"));
    all.put("principal, a reviewer", new Criterion.Submitter("reviewer-1"));
    all.put("principal, unknown", new Criterion.Submitter("nobody"));
    all.put("agent", new Criterion.Agent("agent-7-subject"));
    all.put("owner", new Criterion.Owner("owner-3"));
    all.put("session", new Criterion.InSession(commands.session()));
    all.put("dataSource", new Criterion.OnDataSource("source-11"));
    all.put("dataSource, unknown", new Criterion.OnDataSource("none"));
    all.put("environment", new Criterion.InEnvironment("production"));
    all.put("environment, unknown", new Criterion.InEnvironment("none"));
    all.put("table", new Criterion.UsesTable(TableName.parse("table_17")));
    all.put("column", new Criterion.UsesColumn(ColumnName.parse("column_17")));
    all.put("kind, common", new Criterion.OfKind(StatementKind.SELECT));
    all.put("kind, rare", new Criterion.OfKind(StatementKind.UPDATE));
    all.put("kind, none", new Criterion.OfKind(StatementKind.DELETE));
    all.put("policy", new Criterion.MatchesPolicy("policy-3"));
    all.put("decision allowed", new Criterion.Decided("allowed"));
    all.put("decision denied", new Criterion.Decided("denied"));
    all.put("approval granted", new Criterion.Asked(ApprovalState.GRANTED));
    all.put("approval rejected", new Criterion.Asked(ApprovalState.REJECTED));
    all.put("approver", new Criterion.DecidedBy("reviewer-1-subject"));
    all.put("grant", new Criterion.UnderGrant("0190a000-0000-7000-8000-000000000000"));
    all.put("outcome succeeded", new Criterion.Ended("succeeded"));
    all.put("outcome failed", new Criterion.Ended("failed"));
    all.put("outcome unknown", new Criterion.Ended("unknown"));
    all.put("rows ≥ 10", new Criterion.Rows(10));
    all.put("rows ≥ 1000", new Criterion.Rows(1_000));
    all.put("rows ≥ 100000", new Criterion.Rows(100_000));
    all.put("category", new Criterion.Shows("email", false));
    all.put("unmasked", new Criterion.Shows("name", true));
    all.put("text, common", new Criterion.Says("project3"));
    all.put("text, rare", new Criterion.Says("ticket4711"));
    all.put("text, none", new Criterion.Says("nowhere"));
    return all;
  }

  private void line(String name, CommandFilter filter) {
    double commands = median(() -> trail.commands(filter, null, PAGE));
    double events =
        median(() -> trail.events(new EventFilter(filter, null, null, null), null, PAGE));
    add("| %s | %.1f | %.1f |%n".formatted(name, commands, events), Math.max(commands, events));
  }

  private void line(String name, EventFilter filter) {
    double events = median(() -> trail.events(filter, null, PAGE));
    add("| %s | | %.1f |%n".formatted(name, events), events);
  }

  private void add(String line, double time) {
    out.print(line);
    table.append(line);
    slowest = Math.max(slowest, time);
  }

  private static double median(Runnable query) {
    long[] times = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long begin = System.nanoTime();
      query.run();
      times[i] = System.nanoTime() - begin;
    }
    Arrays.sort(times);
    return times[TIMES / 2] / MILLISECOND;
  }
}
