package io.countersign.executor.mysql;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.TableName;
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
import io.countersign.sql.SqlAnalyzer;
import io.countersign.testing.MariadbAccess;
import io.countersign.testing.MariadbShop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What tests of the MySQL target share: the shop on a MariaDB and ways to run things. */
abstract class MysqlTest {
  private static final MariadbShop SHOP = MariadbShop.create();

  private static final DataSource DATA_SOURCE =
      new DataSource(
          "shop",
          Dialect.MYSQL,
          "production",
          "The sample shop",
          Set.of("agent"),
          List.of(
              declared("customers", "name", "name"),
              declared("customers", "email", "email"),
              declared("customers", "phone", "phone"),
              declared("customers", "card_number", "card-number"),
              declared("customers", "national_id", "national-id"),
              declared("payments", "iban", "iban")));

  final MariadbShop shop = SHOP;
  final RecordingListener told = new RecordingListener();
  private ConfiguredTargets targets = targets(FakeLimits.generous());

  @AfterEach
  void closeTargets() {
    targets.close();
  }

  void limits(Limits limits) {
    targets.close();
    targets = targets(limits);
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

  Outcome bounded(String sql, @Nullable Long maximum, @Nullable ApprovedImpact impact) {
    Work work = work(Access.WRITER, sql);
    return target()
        .run(
            new Work(
                work.command(),
                work.facts(),
                Access.WRITER,
                work.dataSource(),
                new Obligations(null, maximum, null, Set.of()),
                impact),
            told,
            new Cancellation());
  }

  static Work work(Access access, String sql, BindValue... parameters) {
    return new Work(
        Warrants.command(sql, parameters),
        SqlAnalyzer.analyze(Dialect.MYSQL, sql),
        access,
        DATA_SOURCE,
        Obligations.none(),
        null);
  }

  /** As the database's owner, behind the executor's back. */
  void owner(String... statements) {
    on(shop.owner(), statements);
  }

  void administrator(String... statements) {
    on(shop.administrator(), statements);
  }

  /** An account's name as statements write it. */
  static String account(MariadbAccess access) {
    return "'" + access.user() + "'@'%'";
  }

  String ownerSees(String sql) {
    try (Connection connection = shop.administrator().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void on(MariadbAccess access, String... statements) {
    try (Connection connection = access.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
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
        List.of(new Mysql(() -> UUID.randomUUID().toString())),
        new TargetKind.Surroundings(
            limits,
            FakeMeasurementSettings.patient(),
            new ValueMasker(new TextMasker(), category -> {}),
            new ErrorMasker(new TextMasker())));
  }

  private static TargetSettings.Credentials credentials(MariadbAccess access) {
    return new TargetSettings.Credentials(access.user(), access.password());
  }

  private static Classification declared(String table, String column, String category) {
    return new Classification(new TableName(null, table), column, category);
  }
}
