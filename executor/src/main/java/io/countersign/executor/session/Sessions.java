package io.countersign.executor.session;

import static io.countersign.contracts.RefusalReason.NOT_SUPPORTED;
import static io.countersign.contracts.RefusalReason.SESSION_LOST;
import static io.countersign.contracts.RefusalReason.UNSUPPORTED_STATEMENT;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.CommitUncertainException;
import io.countersign.executor.Run;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Target;
import io.countersign.executor.Work;
import io.countersign.sql.SessionStatement;
import io.countersign.sql.SessionStatements;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions of this process. A session begins with a statement that says so: {@code BEGIN},
 * {@code CREATE TEMPORARY TABLE}, {@code PREPARE}, {@code DECLARE … WITH HOLD}. From then on the
 * commands of its principal under its id run on its connection, until nothing is left on it, a
 * limit is reached, or the process ends; in the latter two cases the server rolls back, and every
 * further command is refused until one says {@code ROLLBACK} or {@code BEGIN}.
 *
 * <p>The role is chosen when a session begins: the reader's for {@code BEGIN … READ ONLY}, {@code
 * PREPARE} and {@code DECLARE}, which can only read; the writer's for the others. What is a read
 * runs there in a subtransaction that the server keeps read-only and that is rolled back.
 */
public final class Sessions {
  private final SessionSettings settings;
  private final SessionRecords records;
  private final Run run;
  private final Clock clock;
  private final LiveSessions live;

  public Sessions(SessionSettings settings, SessionRecords records, Run run, Clock clock) {
    this.settings = settings;
    this.records = records;
    this.run = run;
    this.clock = clock;
    this.live = new LiveSessions(settings);
  }

  /** One command and all that its run needs. */
  private record Task(
      SessionKey key,
      Target target,
      Work work,
      SessionStatement statement,
      RunListener listener,
      Cancellation cancellation) {}

  /**
   * Runs a command of a session.
   *
   * @return empty if the command belongs to no open session and begins none: it runs by itself
   * @throws RuntimeException what the listener threw; the session has ended
   */
  public Optional<Outcome> run(
      Target target, Work work, RunListener listener, Cancellation cancellation) {
    SessionStatement statement =
        SessionStatements.read(work.dataSource().dialect(), work.command().sql());
    Task task = new Task(SessionKey.of(work), target, work, statement, listener, cancellation);
    LiveSession session = live.find(task.key());
    return session == null ? withoutSession(task) : within(session, task);
  }

  /** Ends sessions whose time is over, and those that another executor took for lost. */
  public void expire() {
    if (live.all().isEmpty()) {
      return;
    }
    List<LiveSession> mine = live.all().stream().filter(LiveSession::isRecorded).toList();
    Set<SessionKey> held = records.heldBy(run);
    mine.stream()
        .filter(s -> !held.contains(s.key()))
        .forEach(s -> endIdle(s, "another executor took over"));
    live.all().forEach(s -> s.overdue(settings, clock.instant()).ifPresent(why -> endIdle(s, why)));
  }

  /** Ends all sessions, since the process does. */
  public void close() {
    live.all().forEach(s -> endIdle(s, "the executor that held it was stopped"));
  }

  public int count() {
    return live.all().size();
  }

  private Optional<Outcome> within(LiveSession session, Task task) {
    session.lock().lock();
    try {
      if (session.hasEnded()) {
        return withoutSession(task);
      }
      Optional<String> overdue = session.overdue(settings, clock.instant());
      if (overdue.isPresent()) {
        lose(session, overdue.get());
        return withoutSession(task);
      }
      if (!session.begin(task.work().command().id())) {
        lose(session, "the end of one of its commands could not be recorded");
        return withoutSession(task);
      }
      return Optional.of(runWithin(session, task));
    } finally {
      session.lock().unlock();
    }
  }

  private Outcome runWithin(LiveSession session, Task task) {
    Outcome outcome;
    try {
      outcome =
          session.target().run(task.work(), task.statement(), task.listener(), task.cancellation());
    } catch (CommitUncertainException e) {
      lose(session, "its connection broke while it committed");
      throw e;
    } catch (RuntimeException e) {
      lose(session, "what one of its commands did could not be recorded");
      throw e;
    }
    switch (session.target().state()) {
      case HOLDING -> session.used(clock.instant());
      case EMPTY -> {
        end(session);
        records.over(session.key());
      }
      case BROKEN -> lose(session, "its connection to the data source broke");
    }
    return outcome;
  }

  private Optional<Outcome> withoutSession(Task task) {
    Optional<SessionRecords.Recorded> recorded = records.find(task.key());
    return switch (task.statement()) {
      case SessionStatement.Begin(boolean readOnly, _) ->
          Optional.of(open(task, readOnly ? Access.READER : Access.WRITER));
      case SessionStatement.Rollback _ when recorded.isPresent() -> Optional.of(forget(task));
      case SessionStatement _ when recorded.isPresent() ->
          Optional.of(lost(task.key(), recorded.get()));
      case SessionStatement.None _ -> Optional.empty();
      case SessionStatement.CreateTemporary _ -> Optional.of(open(task, Access.WRITER));
      case SessionStatement.Prepare _ -> Optional.of(open(task, Access.READER));
      case SessionStatement.Declare declare when declare.hold() ->
          Optional.of(open(task, Access.READER));
      case SessionStatement _ -> Optional.of(noSession());
    };
  }

  /** Never with more than the warrant of its first command gives. */
  private Outcome open(Task task, Access wanted) {
    Access access = task.work().access() == Access.READER ? Access.READER : wanted;
    Optional<TargetSession> target = task.target().session(access, settings.idle());
    if (target.isEmpty()) {
      return new Outcome.Refused(
          NOT_SUPPORTED,
          "There are no sessions on this kind of data source. Submit each statement by itself.");
    }
    LiveSession session = new LiveSession(task.key(), target.get(), clock.instant());
    session.lock().lock();
    try {
      Optional<Outcome> full = live.admit(session);
      if (full.isPresent()) {
        return full.get();
      }
      record(session);
      session.begin(task.work().command().id());
      return runWithin(session, task);
    } finally {
      session.lock().unlock();
    }
  }

  /** Without a record nobody would be told that it was lost, so it is not held without one. */
  private void record(LiveSession session) {
    try {
      records.opened(session.key(), run);
      session.recorded();
    } catch (RuntimeException e) {
      end(session);
      throw e;
    }
  }

  /** The caller knows that it was lost, and has nothing left to roll back. */
  private Outcome forget(Task task) {
    task.listener().began(null);
    RunSummary nothing = RunSummary.changed(0);
    task.listener().readyToCommit(nothing);
    records.over(task.key());
    return nothing.succeeded();
  }

  private Outcome lost(SessionKey key, SessionRecords.Recorded recorded) {
    String why = recorded.end();
    if (why == null) {
      why = "the executor that held it is gone, or another one took over";
      records.lost(key, recorded.holder(), why);
    }
    return new Outcome.Refused(
        SESSION_LOST,
        "The session was lost: "
            + why
            + ". What it had not committed was rolled back, and nothing was run now. Submit BEGIN"
            + " to start over, or ROLLBACK to go on without a transaction.");
  }

  private static Outcome noSession() {
    return new Outcome.Refused(
        UNSUPPORTED_STATEMENT,
        "No session is open for it, or it cannot be read. Submit BEGIN first, and then commands"
            + " under the sessionId of its answer; COMMIT AND CHAIN and the like are not taken.");
  }

  /** One that is at work is not idle; it is looked at again next time. */
  private void endIdle(LiveSession session, String why) {
    if (session.lock().tryLock()) {
      try {
        if (!session.hasEnded()) {
          lose(session, why);
        }
      } finally {
        session.lock().unlock();
      }
    }
  }

  private void lose(LiveSession session, String why) {
    end(session);
    records.lost(session.key(), run, why);
  }

  private void end(LiveSession session) {
    live.remove(session);
    session.end();
  }
}
