package io.countersign.executor.around;

import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.executor.ClockSkew;
import io.countersign.executor.FakeLimits;
import io.countersign.executor.FakeMeasurementSettings;
import io.countersign.executor.FakePublisher;
import io.countersign.executor.InMemoryClaims;
import io.countersign.executor.InMemorySealedImages;
import io.countersign.executor.Run;
import io.countersign.executor.RunningCommands;
import io.countersign.executor.TrustedKeys;
import io.countersign.executor.WarrantCheck;
import io.countersign.executor.WarrantHandler;
import io.countersign.executor.Warrants;
import io.countersign.executor.masking.ErrorMasker;
import io.countersign.executor.masking.TextMasker;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.session.FakeSessionSettings;
import io.countersign.executor.session.InMemorySessionRecords;
import io.countersign.executor.session.Sessions;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.TargetKind;
import io.countersign.platform.datasource.CatalogueDocument;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.sql.SqlAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A database full of canaries behind a whole executor but for Kafka. */
final class PersonDatabase implements AutoCloseable {
  private static final Path FILES = Path.of("src/test/resources/ways-around");

  private final Server server;
  private final DataSourceCatalogue catalogue;
  private final Traces traces;
  private final String rows;
  private final ConfiguredTargets targets;

  PersonDatabase(Server server) {
    this.server = server;
    catalogue = CatalogueDocument.load(FILES.resolve(file("data-sources.yaml")));
    targets =
        new ConfiguredTargets(
            Map.of("shop", server.settings()),
            List.of(server.kind()),
            new TargetKind.Surroundings(
                FakeLimits.generous(),
                FakeMeasurementSettings.patient(),
                new ValueMasker(new TextMasker(), category -> {}),
                new ErrorMasker(new TextMasker())));
    Canaries canaries = new Canaries();
    StringBuilder inserts = new StringBuilder();
    for (int id = 1; id <= Canaries.PERSONS; id++) {
      inserts.append(canaries.fill(script("person.sql"), id));
    }
    rows = inserts.toString();
    traces = new Traces(canaries);
    owner(script("objects.sql"));
    owner(rows);
    owner(script("end.sql"));
  }

  Traces traces() {
    return traces;
  }

  Attempt attempt(Way way, Spelling spelling) {
    FakePublisher publisher = new FakePublisher();
    Clock clock = Clock.systemUTC();
    Run run = new Run("executor-1", UUID.randomUUID());
    Sessions sessions =
        new Sessions(FakeSessionSettings.few(), new InMemorySessionRecords(), run, clock);
    WarrantHandler handler =
        new WarrantHandler(
            new WarrantCheck(
                new TrustedKeys(List.of(Warrants.KEY)),
                catalogue,
                clock,
                new ClockSkew(Duration.ofSeconds(5))),
            new WarrantHandler.Surroundings(
                new InMemoryClaims(),
                targets,
                new InMemorySealedImages(),
                sessions,
                publisher,
                new EventCodec(EventJson.mapper()),
                clock,
                Duration.ofSeconds(10),
                _ -> {}),
            new RunningCommands(),
            run);
    Command command =
        Warrants.command(spelling.sql(), spelling.parameters().toArray(BindValue[]::new));
    try {
      handler.handle(Warrants.received(Warrants.KEY.sign(Warrants.unsigned(command, way.as()))));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      sessions.close();
    }
    return new Attempt(publisher);
  }

  Facts facts(Spelling spelling) {
    return SqlAnalyzer.analyze(server.dialect(), spelling.sql());
  }

  /** Every row as it was in the beginning. */
  void restore() {
    owner(script("empty.sql"));
    owner(rows);
  }

  void owner(String script) {
    try (Connection connection = server.owner().connect();
        Statement statement = connection.createStatement()) {
      for (String sql :
          server.dialect() == Dialect.MYSQL ? script.split(";\n") : new String[] {script}) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    targets.close();
  }

  private String file(String name) {
    return server.dialect().name().toLowerCase(Locale.ROOT) + "-" + name;
  }

  private String script(String name) {
    try {
      return Files.readString(FILES.resolve(file(name)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
