package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.FakeLimits;
import io.countersign.executor.FakeMeasurementSettings;
import io.countersign.executor.Limits;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.RunListener;
import io.countersign.executor.Target;
import io.countersign.executor.Warrants;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ErrorMasker;
import io.countersign.executor.masking.TextMasker;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetSettings;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.ShopDatabase;
import io.countersign.platform.datasource.CatalogueDocument;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.sql.SqlAnalyzer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tests of the real target share: a shop of the test class's own and ways to run things. */
@ExtendWith(TestedServer.class)
abstract class TargetTest {
  private static final DataSourceCatalogue CATALOGUE =
      CatalogueDocument.load(Path.of("src/test/resources/data-sources.yaml"));

  final ShopDatabase shop = TestedServer.shop();
  final RecordingListener told = new RecordingListener();
  private FakeMeasurementSettings measuring = FakeMeasurementSettings.patient();
  private ConfiguredTargets targets = targets(FakeLimits.generous());

  @AfterEach
  void closeTargets() {
    targets.close();
  }

  void limits(Limits limits) {
    targets.close();
    targets = targets(limits);
  }

  void measuring(FakeMeasurementSettings settings) {
    measuring = settings;
    limits(FakeLimits.generous());
  }

  Target target() {
    return targets.named("shop").orElseThrow();
  }

  Outcome read(String sql, BindValue... parameters) {
    return run(Access.READER, told, sql, parameters);
  }

  Outcome write(String sql, BindValue... parameters) {
    return run(Access.WRITER, told, sql, parameters);
  }

  Outcome run(Access access, RunListener listener, String sql, BindValue... parameters) {
    return target().run(work(access, sql, parameters), listener, new Cancellation());
  }

  static Work work(Access access, String sql, BindValue... parameters) {
    return new Work(
        Warrants.command(sql, parameters),
        SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql),
        access,
        CATALOGUE.named("shop").orElseThrow(),
        Obligations.none(),
        null);
  }

  /** As the database's owner, behind the executor's back. */
  void owner(String sql) {
    try (Connection connection = shop.owner().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  String ownerSees(String sql) {
    try (Connection connection = shop.owner().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private ConfiguredTargets targets(Limits limits) {
    return new ConfiguredTargets(
        Map.of(
            "shop",
            new TargetSettings(
                shop.reader().jdbcUrl(),
                credentials(shop.reader()),
                credentials(shop.writer()),
                4)),
        List.of(new Postgres()),
        new TargetKind.Surroundings(
            limits,
            measuring,
            new ValueMasker(new TextMasker(), category -> {}),
            new ErrorMasker(new TextMasker())));
  }

  private static TargetSettings.Credentials credentials(DatabaseAccess access) {
    return new TargetSettings.Credentials(access.user(), access.password());
  }
}
