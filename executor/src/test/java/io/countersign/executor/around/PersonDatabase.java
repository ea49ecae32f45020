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
import io.countersign.executor.postgres.Postgres;
import io.countersign.executor.session.FakeSessionSettings;
import io.countersign.executor.session.InMemorySessionRecords;
import io.countersign.executor.session.Sessions;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetSettings;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.ShopDatabase;
import io.countersign.platform.datasource.CatalogueDocument;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.sql.SqlAnalyzer;
import io.countersign.testing.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A database full of canaries behind a whole executor but for Kafka. */
final class PersonDatabase implements AutoCloseable {
  private static final Path FILES = Path.of("src/test/resources/ways-around");
  private static final DataSourceCatalogue CATALOGUE =
      CatalogueDocument.load(FILES.resolve("data-sources.yaml"));

  private final ShopDatabase database = Infrastructure.postgres().createShop();
  private final Traces traces;
  private final String rows;
  private final ConfiguredTargets targets =
      new ConfiguredTargets(
          Map.of(
              "shop",
              new TargetSettings(
                  database.reader().jdbcUrl(),
                  credentials(database.reader()),
                  credentials(database.writer()),
                  4)),
          List.of(new Postgres()),
          new TargetKind.Surroundings(
              FakeLimits.generous(),
              FakeMeasurementSettings.patient(),
              new ValueMasker(new TextMasker(), category -> {}),
              new ErrorMasker(new TextMasker())));

  PersonDatabase() {
    Canaries canaries = new Canaries();
    StringBuilder inserts = new StringBuilder();
    for (int id = 1; id <= Canaries.PERSONS; id++) {
      inserts.append(canaries.fill(script("postgresql-person.sql"), id));
    }
    rows = inserts.toString();
    traces = new Traces(canaries);
    owner(script("postgresql-objects.sql"));
    owner(rows);
    owner(script("postgresql-end.sql"));
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
                CATALOGUE,
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

  static Facts facts(Spelling spelling) {
    return SqlAnalyzer.analyze(Dialect.POSTGRESQL, spelling.sql());
  }

  /** Every row as it was in the beginning. */
  void restore() {
    owner("TRUNCATE person, visit, \"Patient\", measurement, vault, empty_box, other.person");
    owner(rows);
  }

  void owner(String sql) {
    try (Connection connection = database.owner().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    targets.close();
  }

  private static String script(String name) {
    try {
      return Files.readString(FILES.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TargetSettings.Credentials credentials(DatabaseAccess access) {
    return new TargetSettings.Credentials(access.user(), access.password());
  }
}
