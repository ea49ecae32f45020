package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Outcome;
import io.countersign.executor.session.TargetSession;
import java.time.Duration;
import java.util.Optional;

/** A database that commands run on. */
public interface Target {
  /**
   * Runs a command in one transaction and commits it.
   *
   * @return that it succeeded, or failed or was refused and was rolled back; a write that changes
   *     other than its {@link Work#changeBounds} is refused before it commits
   * @throws CommitUncertainException if the connection broke while committing
   * @throws RuntimeException what the listener threw; the transaction was rolled back
   */
  Outcome run(Work work, RunListener listener, Cancellation cancellation);

  /**
   * A connection of one session's own, with the role for this access. Empty where this kind of
   * database promises none.
   *
   * @param idle after how long without a command the server may end it by itself
   */
  default Optional<TargetSession> session(Access access, Duration idle) {
    return Optional.empty();
  }

  /**
   * Finds out what a command would do, and leaves everything as it is.
   *
   * @param measurement of a statement that {@link MeasurableStatement} has nothing against
   * @return what was found out, or why nothing was
   */
  Impact measure(Measurement measurement, Cancellation cancellation);

  /**
   * What became of a transaction.
   *
   * @throws TargetUnreachableException if the database cannot be asked at the moment
   */
  TransactionState stateOf(TargetTransaction transaction);

  /**
   * Ends the backend that still runs a transaction nobody waits for, if the role is allowed to.
   *
   * @throws TargetUnreachableException if the database cannot be asked at the moment
   */
  void terminate(TargetTransaction transaction);
}
