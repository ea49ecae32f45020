package io.countersign.executor.session;

import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RunListener;
import io.countersign.executor.Work;
import io.countersign.sql.SessionStatement;

/**
 * A connection that one session has to itself. It is taken when the first command runs. Used by one
 * thread at a time.
 */
public interface TargetSession extends AutoCloseable {
  /** How the message of a failed command ends that took the open transaction with it. */
  String TRANSACTION_FAILED =
      " The session's transaction has failed with it: submit ROLLBACK, or ROLLBACK TO a savepoint.";

  /** What is on the connection between two commands. */
  enum State {
    /** Nothing that anybody would miss. */
    EMPTY,
    /** A transaction, cursor, prepared statement, temporary table, lock or setting. */
    HOLDING,
    /** The connection is gone, and with it whatever was on it. */
    BROKEN
  }

  /**
   * Runs a command: in the session's transaction if one is open, otherwise in one of its own.
   *
   * @param statement what the command's statement wants of the session
   * @return {@link Outcome.Succeeded#uncommitted} where what it changed hangs on the session's
   *     transaction. A command that failed leaves that transaction failed, until it is rolled back,
   *     to a savepoint at least; one that was refused leaves it as it was before.
   * @throws io.countersign.executor.CommitUncertainException if the connection broke while
   *     committing
   * @throws RuntimeException what the listener threw; the session has to be closed
   */
  Outcome run(
      Work work, SessionStatement statement, RunListener listener, Cancellation cancellation);

  State state();

  /** Rolls back, and forgets everything. */
  @Override
  void close();
}
