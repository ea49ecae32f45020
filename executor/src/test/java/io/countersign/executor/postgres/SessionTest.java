package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.SessionId;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.Run;
import io.countersign.executor.RunListener;
import io.countersign.executor.Warrants;
import io.countersign.executor.Work;
import io.countersign.executor.session.FakeSessionSettings;
import io.countersign.executor.session.InMemorySessionRecords;
import io.countersign.executor.session.Sessions;
import io.countersign.executor.session.SettableClock;
import io.countersign.sql.SqlAnalyzer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What tests of sessions share: one session of the sample shop, run by this process. */
abstract class SessionTest extends TargetTest {
  static final Outcome DONE = new Outcome.Succeeded(0, 0, false, false);

  final SessionId session = Warrants.session();
  final SettableClock clock = new SettableClock();
  final InMemorySessionRecords records = new InMemorySessionRecords();
  final Sessions sessions = another();
  RecordingListener last = new RecordingListener();

  @AfterEach
  void closeSessions() {
    sessions.close();
  }

  /** Another executor. */
  final Sessions another() {
    return new Sessions(
        FakeSessionSettings.few(), records, new Run("executor", UUID.randomUUID()), clock);
  }

  Outcome run(String sql, BindValue... parameters) {
    last = new RecordingListener();
    return run(sessions, last, Obligations.none(), sql, parameters);
  }

  Outcome run(
      Sessions by,
      RunListener listener,
      Obligations obligations,
      String sql,
      BindValue... parameters) {
    return run(by, listener, new Cancellation(), obligations, sql, parameters);
  }

  Outcome run(
      Sessions by,
      RunListener listener,
      Cancellation cancellation,
      Obligations obligations,
      String sql,
      BindValue... parameters) {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql);
    Work work = work(facts.readOnly() ? Access.READER : Access.WRITER, sql, parameters);
    Work mine =
        new Work(
            Warrants.command(session, sql, parameters),
            facts,
            work.access(),
            work.dataSource(),
            obligations,
            null);
    return by.run(target(), mine, listener, cancellation)
        .orElseGet(() -> target().run(mine, listener, cancellation));
  }

  void grantTemporary() {
    owner(
        """
        DO $$ BEGIN
          EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO shop_writer', current_database());
        END $$\
        """);
  }

  void begin() {
    assertThat(run("BEGIN")).isEqualTo(DONE);
  }

  List<List<@Nullable Object>> rows(String sql, BindValue... parameters) {
    assertThat(run(sql, parameters)).isInstanceOf(Outcome.Succeeded.class);
    return last.rows();
  }

  static void assertRefused(Outcome outcome, RefusalReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(reason));
  }

  static void assertFailed(Outcome outcome, String sqlState) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.sqlState()).isEqualTo(sqlState));
  }
}
