package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RunListener;
import io.countersign.executor.Work;
import io.countersign.executor.target.MaskedColumn;
import io.countersign.sql.SessionStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Runs the statements of a session that read or write data, and what serves for reading it. */
final class SessionData {
  private static final String NO_CURSOR = "34000";
  private static final String NO_STATEMENT = "26000";

  private static final Outcome WITH_LOCKS_ONLY =
      new Outcome.Refused(
          RefusalReason.UNSUPPORTED_STATEMENT,
          "The query reads a view or partition that shows classified columns, which may be changed"
              + " while a cursor WITH HOLD is open. Leave WITH HOLD out, or name the table.");

  private final SessionConnection connection;
  private final Runner runner;
  private final HeldQueries cursors = HeldQueries.cursors();
  private final HeldQueries prepared = HeldQueries.prepared();
  private final TemporaryTables temporary = new TemporaryTables();

  SessionData(SessionConnection connection, Runner runner) {
    this.connection = connection;
    this.runner = runner;
  }

  /** Runs one statement in an open transaction. */
  @FunctionalInterface
  interface Runner {
    Outcome run(
        Work work, RunListener listener, TargetConnection connection, Cancellation cancellation)
        throws SQLException;
  }

  Outcome run(PostgresSession.Task task, SessionStatement statement) throws SQLException {
    return switch (statement) {
      case SessionStatement.Declare declare -> declare(task, declare);
      case SessionStatement.Prepare prepare -> prepare(task, prepare);
      case SessionStatement.Fetch(String name) -> use(cursors, name, NO_CURSOR, task);
      case SessionStatement.Execute(String name) -> use(prepared, name, NO_STATEMENT, task);
      case SessionStatement.Move _ -> move(task);
      case SessionStatement.CreateTemporary create -> create(task, create);
      default -> access(task, statement);
    };
  }

  private Outcome declare(PostgresSession.Task task, SessionStatement.Declare declare)
      throws SQLException {
    Work reading = task.work().reading();
    return connection.run(
        reading,
        false,
        on -> {
          Work query = Held.query(connection.tagged(task.work()), declare.query());
          if (declare.hold() && !Held.mayOutliveItsTransaction(query, on.jdbc())) {
            return WITH_LOCKS_ONLY;
          }
          Outcome outcome = run(reading, task, on);
          if (outcome instanceof Outcome.Succeeded) {
            cursors.keep(declare.cursor(), query, on.jdbc());
          }
          return brokenOff(task, outcome);
        });
  }

  private Outcome prepare(PostgresSession.Task task, SessionStatement.Prepare prepare)
      throws SQLException {
    return connection.run(
        task.work().reading(),
        false,
        on -> {
          Outcome outcome = task.telling(() -> on.execute(task.work().command().sql()));
          prepared.keep(prepare.name(), Held.query(task.work(), prepare.statement()), on.jdbc());
          return brokenOff(task, outcome);
        });
  }

  /** What comes of it is judged, bound and masked as the query that is kept under the name. */
  private Outcome use(HeldQueries queries, String name, String unknown, PostgresSession.Task task)
      throws SQLException {
    Work reading = task.work().reading();
    Outcome outcome =
        connection.run(
            reading,
            true,
            on -> {
              Optional<Held> held = queries.find(name, on.jdbc());
              return held.isEmpty()
                  ? new Outcome.Failed(unknown, "The session holds nothing under this name.")
                  : brokenOff(task, run(held.get().usedBy(temporary.reveal(reading)), task, on));
            });
    if (outcome instanceof Outcome.Succeeded succeeded) {
      queries.sent(name, succeeded.rowsReturned());
    }
    return outcome;
  }

  private Outcome move(PostgresSession.Task task) throws SQLException {
    return connection.run(
        task.work().reading(),
        true,
        on -> brokenOff(task, task.telling(() -> on.execute(task.work().command().sql()))));
  }

  private Outcome create(PostgresSession.Task task, SessionStatement.CreateTemporary create)
      throws SQLException {
    return NewTemporaryTable.isShadow(create.table(), connection.jdbc())
        ? new Outcome.Refused(
            RefusalReason.UNSUPPORTED_STATEMENT,
            "A relation or a type of this name exists, and later commands could not tell which one"
                + " they mean. Choose another name for the temporary table.")
        : access(task, create);
  }

  private Outcome access(PostgresSession.Task task, SessionStatement statement)
      throws SQLException {
    Work work = temporary.reveal(task.work());
    boolean reads = work.access() == Access.READER;
    boolean uncommitted = !reads && connection.hasTransaction();
    Outcome outcome =
        connection.run(
            work,
            reads,
            on -> {
              Work tagged = connection.tagged(work);
              List<MaskedColumn> filling = NewTemporaryTable.filling(tagged, statement, on.jdbc());
              Outcome ran = run(work, task, on);
              if (!reads && ran instanceof Outcome.Succeeded) {
                temporary.learn(tagged, filling, on.jdbc());
              }
              return brokenOff(task, ran);
            });
    return uncommitted && outcome instanceof Outcome.Succeeded done
        ? new Outcome.Succeeded(
            done.rowsReturned(), done.rowsChanged(), done.truncated(), done.recovered(), true)
        : outcome;
  }

  private Outcome run(Work work, PostgresSession.Task task, TargetConnection on)
      throws SQLException {
    return runner.run(work, task.listener(), on, task.cancellation());
  }

  private static Outcome brokenOff(PostgresSession.Task task, Outcome outcome) {
    return task.isBrokenOff() ? PostgresTarget.BROKEN_OFF : outcome;
  }
}
