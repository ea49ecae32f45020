package io.countersign.executor.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.TableName;
import io.countersign.executor.Cancellation;
import io.countersign.executor.CommitUncertainException;
import io.countersign.executor.FakeLimits;
import io.countersign.executor.FakeMeasurementSettings;
import io.countersign.executor.Measurement;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Target;
import io.countersign.executor.TransactionState;
import io.countersign.executor.Warrants;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ErrorMasker;
import io.countersign.executor.masking.TextMasker;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetSettings;
import io.countersign.executor.target.Words;
import io.countersign.sql.SqlAnalyzer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On H2, of which the executor knows nothing. */
final class GenericTargetTest {
  private static final DataSource DATA_SOURCE =
      new DataSource(
          "shop",
          Dialect.GENERIC,
          "production",
          "A shop on some database",
          Set.of("agent"),
          List.of(
              new Classification(new TableName(null, "people"), "email", "email"),
              new Classification(new TableName(null, "people"), "name", "name")));

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final RecordingListener told = new RecordingListener();
  private final ConfiguredTargets targets = targets();

  @BeforeEach
  void makeTables() throws SQLException {
    execute(
        "CREATE TABLE people (id int PRIMARY KEY, name varchar(99), email varchar(99), city"
            + " varchar(99), data varbinary(9), ok boolean)");
    execute(
        "INSERT INTO people VALUES (1, 'Testa Nobody', 'testa@example.test', 'Springfield', x'00ff',"
            + " true), (2, 'Demo Unreal', 'demo@example.test', 'Lakeside', NULL, NULL)");
    execute("CREATE VIEW contacts AS SELECT id, email AS contact FROM people");
  }

  @AfterEach
  void closeTargets() throws SQLException {
    targets.close();
    execute("SHUTDOWN");
  }

  @Test
  void readsWithBindValues() {
    Outcome outcome =
        run(
            Access.READER,
            told,
            "SELECT id, city, data, ok FROM people WHERE id = $1",
            new BindValue(BindType.INTEGER, "1"));

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(1, 0, false, false));
    assertThat(told.rows().getFirst()).containsExactly(1L, "Springfield", "\\x00ff", true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT id, email, city FROM people WHERE id = 1 | none declared:email none
          SELECT upper(email), id FROM people WHERE id = 1 | derived none
          SELECT * FROM people WHERE id = 1 | derived derived derived derived derived derived
          SELECT contact FROM contacts WHERE id = 1 | derived
          SELECT city FROM people UNION SELECT name FROM people | derived
          """)
  void hidesWhatMayBeClassified(String sql, String columns) {
    assertThat(run(Access.READER, told, sql)).isInstanceOf(Outcome.Succeeded.class);

    assertThat(told.columns)
        .extracting(Words::masking)
        .isEqualTo(List.of(columns.strip().split(" ")));
    assertThat(told.rows().toString())
        .doesNotContainIgnoringCase("@example.test")
        .doesNotContain("Nobody");
  }

  @Test
  void readsOnlyWhatIsProvedToBeARead() {
    for (String sql :
        List.of(
            "DELETE FROM people",
            "SELECT csvwrite('/tmp/x', 'SELECT 1')",
            "SELECT id FROM people FOR UPDATE")) {
      assertThat(run(Access.READER, told, sql))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              r -> assertThat(r.reason()).isEqualTo(RefusalReason.NOT_SUPPORTED));
    }
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void writesAndCannotSayLaterWhatBecameOfIt() {
    assertThat(run(Access.WRITER, told, "DELETE FROM people WHERE id = 2"))
        .isEqualTo(new Outcome.Succeeded(0, 1, false, false));

    assertThat(count()).isEqualTo(1);
    assertThat(target().stateOf(told.transaction.orElseThrow()))
        .isEqualTo(TransactionState.UNKNOWN);
  }

  @Test
  void keepsToTheRowsThatAWriteMayChange() {
    assertThat(bounded("DELETE FROM people", 1L)).isInstanceOf(Outcome.Refused.class);
    assertThat(bounded("TRUNCATE TABLE people", 9L)).isInstanceOf(Outcome.Refused.class);

    assertThat(count()).isEqualTo(2);
  }

  @Test
  void isUncertainOfWhatTookEffectAtOnceAndIsNotRecorded() {
    RunListener refusing =
        new RecordingListener() {
          @Override
          public void readyToCommit(RunSummary done) {
            throw new IllegalStateException("not recorded");
          }
        };

    assertThatThrownBy(() -> run(Access.WRITER, refusing, "CREATE TABLE made (id int)"))
        .isInstanceOf(CommitUncertainException.class);
    assertThatThrownBy(() -> run(Access.WRITER, refusing, "DELETE FROM people"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void tellsErrorsInItsOwnWords() {
    assertThat(
            run(Access.WRITER, told, "INSERT INTO people (id, name) SELECT 1, email FROM people"))
        .isEqualTo(new Outcome.Failed("23505", "It violates an integrity constraint."));
  }

  @Test
  void measuresNothing() {
    assertThat(
            target()
                .measure(
                    new Measurement(
                        work(Access.READER, "SELECT 1"), MeasureMethod.PLAN, Instant.EPOCH),
                    new Cancellation())
                .problem())
        .isNotNull();
  }

  private Outcome bounded(String sql, long maximum) {
    Work work = work(Access.WRITER, sql);
    return target()
        .run(
            new Work(
                work.command(),
                work.facts(),
                Access.WRITER,
                work.dataSource(),
                new Obligations(null, maximum, null, Set.of()),
                null),
            told,
            new Cancellation());
  }

  private Outcome run(Access access, RunListener listener, String sql, BindValue... parameters) {
    return target().run(work(access, sql, parameters), listener, new Cancellation());
  }

  private static Work work(Access access, String sql, BindValue... parameters) {
    return new Work(
        Warrants.command(sql, parameters),
        SqlAnalyzer.analyze(Dialect.GENERIC, sql),
        access,
        DATA_SOURCE,
        Obligations.none(),
        null);
  }

  private Target target() {
    return targets.named("shop").orElseThrow();
  }

  private ConfiguredTargets targets() {
    TargetSettings.Credentials owner = new TargetSettings.Credentials("sa", "");
    return new ConfiguredTargets(
        Map.of("shop", new TargetSettings(url, owner, owner, 4)),
        List.of(new Generic(() -> UUID.randomUUID().toString())),
        new TargetKind.Surroundings(
            FakeLimits.generous(),
            FakeMeasurementSettings.patient(),
            new ValueMasker(new TextMasker(), category -> {}),
            new ErrorMasker(new TextMasker())));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count() {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM people")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
