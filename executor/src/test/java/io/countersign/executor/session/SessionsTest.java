package io.countersign.executor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Principal;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.SessionId;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Measurement;
import io.countersign.executor.RecordingListener;
import io.countersign.executor.Run;
import io.countersign.executor.RunListener;
import io.countersign.executor.StoreUnavailableException;
import io.countersign.executor.Target;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.TransactionState;
import io.countersign.executor.Warrants;
import io.countersign.executor.Work;
import io.countersign.platform.datasource.CatalogueDocument;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.sql.SqlAnalyzer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionsTest {
  private static final DataSourceCatalogue CATALOGUE =
      CatalogueDocument.load(Path.of("src/test/resources/data-sources.yaml"));

  private final SettableClock clock = new SettableClock();
  private final InMemorySessionRecords records = new InMemorySessionRecords();
  private final SessionTarget target = new SessionTarget();
  private final Sessions sessions = executor();
  private final SessionId session = Warrants.session();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "START TRANSACTION READ ONLY",
        "CREATE TEMP TABLE t (a int)",
        "PREPARE p AS SELECT 1",
        "DECLARE c CURSOR WITH HOLD FOR SELECT 1"
      })
  void beginsByIntent(String sql) {
    assertThat(run(sql)).isPresent();

    assertThat(sessions.count()).isOne();
    assertThat(run("SELECT 1")).isPresent();
    assertThat(target.opened).hasSize(1);
    assertThat(target.opened.getFirst().ran).containsExactly(sql, "SELECT 1");
  }

  @Test
  void leavesCommandsAloneThatBelongToNone() {
    assertThat(run("SELECT 1")).isEmpty();
    assertThat(run("UPDATE orders SET total = 1 WHERE id = 1")).isEmpty();
    assertThat(target.opened).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"COMMIT", "ROLLBACK", "SAVEPOINT a", "FETCH c", "EXECUTE p", "SET jit = off"})
  void needsASessionForWhatGoesOnInOne(String sql) {
    assertRefused(run(sql), RefusalReason.UNSUPPORTED_STATEMENT);
  }

  @Test
  void choosesTheRoleByWhatTheSessionIsBegunFor() {
    run("BEGIN READ ONLY");
    run(Warrants.session(), "BEGIN");

    assertThat(target.access).containsExactly(Access.READER, Access.WRITER);
  }

  @Test
  void takesNoMoreThanTheWarrantGives() {
    Work work = work(session, "CREATE TEMP TABLE t (a int)", "agent-1").reading();

    run(sessions, work);

    assertThat(target.access).containsExactly(Access.READER);
  }

  @Test
  void holdsNoSessionThatCannotBeRecorded() {
    records.away = true;
    assertThatThrownBy(() -> run("BEGIN")).isInstanceOf(StoreUnavailableException.class);
    records.away = false;

    assertThat(sessions.count()).isZero();
    assertThat(target.opened.getFirst().closed).isTrue();
    assertThat(run("BEGIN")).isPresent();
  }

  @Test
  void endsWhenNothingIsLeftOnTheConnection() {
    run("BEGIN");
    target.opened.getFirst().state = TargetSession.State.EMPTY;
    run("COMMIT");

    assertThat(target.opened.getFirst().closed).isTrue();
    assertThat(sessions.count()).isZero();
    assertThat(run("SELECT 1")).isEmpty();
  }

  @Test
  void tellsEveryFurtherCommandThatItWasLostUntilOneBeginsAgain() {
    run("BEGIN");
    target.opened.getFirst().state = TargetSession.State.BROKEN;
    run("SELECT 1");

    assertRefused(run("SELECT 1"), RefusalReason.SESSION_LOST);
    assertRefused(run("COMMIT"), RefusalReason.SESSION_LOST);
    assertRefused(run("PREPARE p AS SELECT 1"), RefusalReason.SESSION_LOST);
    assertThat(run("BEGIN").orElseThrow()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(target.opened).hasSize(2);
  }

  @Test
  void goesOnWithoutATransactionAfterALossThatTheCallerKnowsOf() {
    run("BEGIN");
    clock.advance(Duration.ofSeconds(61));

    assertRefused(run("SELECT 1"), RefusalReason.SESSION_LOST);
    assertThat(run("ROLLBACK").orElseThrow()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(run("SELECT 1")).isEmpty();
  }

  @Test
  void endsAfterItsWholeTimeHoweverBusy() {
    run("BEGIN");
    for (int i = 0; i < 11; i++) {
      clock.advance(Duration.ofSeconds(59));
      run("SELECT 1");
    }

    assertRefused(run("SELECT 1"), RefusalReason.SESSION_LOST);
    assertThat(target.opened.getFirst().closed).isTrue();
  }

  @Test
  void opensNoMoreThanTheLimits() {
    run("BEGIN");
    run(Warrants.session(), "BEGIN");

    assertRefused(run(Warrants.session(), "BEGIN"), RefusalReason.TARGET_UNAVAILABLE);
    assertThat(sessions.count()).isEqualTo(2);
  }

  @Test
  void isNotAnotherPrincipalsToGoOnWith() {
    run("BEGIN");

    Optional<Outcome> outcome = run(sessions, work(session, "SELECT 1", "agent-2"));

    assertThat(outcome).isEmpty();
    assertThat(target.opened.getFirst().ran).containsExactly("BEGIN");
  }

  @Test
  void isLostWhereAnotherExecutorGetsTheNextCommand() {
    run("BEGIN");
    Sessions other = executor();

    assertRefused(
        run(other, work(session, "UPDATE orders SET total = 1 WHERE id = 1", "agent-1")),
        RefusalReason.SESSION_LOST);

    sessions.expire();
    assertThat(target.opened.getFirst().closed).isTrue();
  }

  @Test
  void endsHereWhereAnotherExecutorBeginsItAnew() {
    run("BEGIN");
    Sessions other = executor();
    run(other, work(session, "BEGIN", "agent-1"));

    sessions.expire();

    assertThat(target.opened.getFirst().closed).isTrue();
    assertThat(run(other, work(session, "SELECT 1", "agent-1"))).isPresent();
  }

  @Test
  void endsWhenACommandComesAgainWhoseEndCouldNotBeRecorded() {
    run("BEGIN");
    Work work = work(session, "SAVEPOINT a", "agent-1");
    run(sessions, work);

    assertRefused(run(sessions, work), RefusalReason.SESSION_LOST);
    assertThat(target.opened.getFirst().ran).containsExactly("BEGIN", "SAVEPOINT a");
  }

  @Test
  void saysWhereThereAreNone() {
    target.hasSessions = false;

    assertRefused(run("BEGIN"), RefusalReason.NOT_SUPPORTED);
  }

  @Test
  void tellsTheNextCommandThatTheExecutorWasStopped() {
    run("BEGIN");
    sessions.close();

    assertRefused(run(executor(), work(session, "COMMIT", "agent-1")), RefusalReason.SESSION_LOST);
    assertThat(target.opened.getFirst().closed).isTrue();
  }

  private Sessions executor() {
    return new Sessions(
        FakeSessionSettings.few(), records, new Run("executor", UUID.randomUUID()), clock);
  }

  private Optional<Outcome> run(String sql) {
    return run(session, sql);
  }

  private Optional<Outcome> run(SessionId in, String sql) {
    return run(sessions, work(in, sql, "agent-1"));
  }

  private Optional<Outcome> run(Sessions by, Work work) {
    return by.run(target, work, new RecordingListener(), new Cancellation());
  }

  private static Work work(SessionId session, String sql, String subject) {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, sql);
    Command c = Warrants.command(session, sql);
    Principal p = c.principal();
    return new Work(
        new Command(
            c.id(),
            session,
            c.dataSource(),
            sql,
            List.of(),
            new Principal(subject, p.kind(), p.name(), p.roles(), p.owner(), null),
            c.origin(),
            null,
            c.submittedAt()),
        facts,
        Access.WRITER,
        CATALOGUE.named("shop").orElseThrow(),
        Obligations.none(),
        null);
  }

  private static void assertRefused(Optional<Outcome> outcome, RefusalReason reason) {
    assertThat(outcome)
        .hasValueSatisfying(o ->
            assertThat(o)
                .isInstanceOfSatisfying(
                    Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(reason)));
  }

  /** A target of which only the sessions matter. */
  private static final class SessionTarget implements Target {
    final List<FakeTargetSession> opened = new ArrayList<>();
    final List<Access> access = new ArrayList<>();
    boolean hasSessions = true;

    @Override
    public Optional<TargetSession> session(Access with, Duration idle) {
      if (!hasSessions) {
        return Optional.empty();
      }
      access.add(with);
      opened.add(new FakeTargetSession());
      return Optional.of(opened.getLast());
    }

    @Override
    public Outcome run(Work work, RunListener listener, Cancellation cancellation) {
      throw new AssertionError("runs by itself");
    }

    @Override
    public Impact measure(Measurement measurement, Cancellation cancellation) {
      throw new AssertionError("measures nothing");
    }

    @Override
    public TransactionState stateOf(TargetTransaction transaction) {
      return TransactionState.UNKNOWN;
    }

    @Override
    public void terminate(TargetTransaction transaction) {}
  }
}
