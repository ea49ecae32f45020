package io.countersign.executor.mysql;

import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.StatementKind;
import io.countersign.executor.ChangeBounds;
import io.countersign.executor.CommitUncertainException;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs what may write. What a rollback would not undo, because the statement commits by itself or
 * its table knows no transactions, is done when it has run, whatever is told of it afterwards.
 */
final class Writing {
  private static final Outcome BROKEN_OFF =
      new Outcome.Failed("70100", "The command was broken off.");

  private static final Outcome HALF_DONE =
      new Outcome.Unknown(
          "The command was stopped on its way, and what it had done by then cannot be rolled back:"
              + " the statement commits by itself, or its table knows no transactions. Look at the"
              + " data before the command is submitted again.");

  private final StatementRunner statements;
  private final Supplier<String> ids;

  Writing(StatementRunner statements, Supplier<String> ids) {
    this.statements = statements;
    this.ids = ids;
  }

  /** Whether something has come up for which the command is rolled back after all. */
  @FunctionalInterface
  interface LastCheck {
    boolean holds();
  }

  Outcome run(
      KnownWork known, RunListener listener, MysqlConnection connection, LastCheck cancelled)
      throws SQLException {
    Facts facts = known.work().facts();
    boolean undoable = Doable.isInTransaction(facts) && known.relations().areTransactional(facts);
    ChangeBounds bounds = known.work().changeBounds();
    if (bounds.exist()) {
      Optional<String> uncountable = uncountable(known, undoable);
      if (uncountable.isPresent()) {
        return bounds.uncountable(uncountable.get());
      }
    }
    return undoable
        ? inTransaction(known, listener, connection, cancelled)
        : forGood(known, listener, connection);
  }

  private Outcome inTransaction(
      KnownWork known, RunListener listener, MysqlConnection connection, LastCheck cancelled)
      throws SQLException {
    listener.began(Marker.mark(ids.get(), connection));
    RunSummary summary = statements.write(known, listener, connection);
    Optional<Outcome.Refused> objection =
        known.work().changeBounds().objectionTo(summary.rowsChanged());
    if (objection.isPresent()) {
      return objection.get();
    }
    listener.readyToCommit(summary);
    if (cancelled.holds()) {
      return BROKEN_OFF;
    }
    connection.commit();
    return summary.succeeded();
  }

  private Outcome forGood(KnownWork known, RunListener listener, MysqlConnection connection)
      throws SQLException {
    listener.began(Marker.unmarked(ids.get(), connection));
    RunSummary summary;
    try {
      summary = statements.run(known, listener, connection);
      connection.commit();
    } catch (SQLException e) {
      if (MysqlPool.isBroken(e) || !isAllOrNothing(known)) {
        return HALF_DONE;
      }
      throw e;
    } catch (RuntimeException e) {
      throw new CommitUncertainException(e); // Not recorded, and not to be rolled back.
    }
    try {
      listener.readyToCommit(summary);
    } catch (RuntimeException e) {
      throw new CommitUncertainException(e);
    }
    return summary.succeeded();
  }

  /** MySQL and MariaDB do a definition of one object in full or not at all. */
  private static boolean isAllOrNothing(KnownWork known) {
    Facts facts = known.work().facts();
    return !Doable.isInTransaction(facts) && Doable.isAtomic(facts);
  }

  private static Optional<String> uncountable(KnownWork known, boolean undoable) {
    Facts facts = known.work().facts();
    if (!undoable) {
      return Optional.of("it cannot be rolled back once it has run");
    }
    boolean twice =
        facts.kinds().contains(StatementKind.REPLACE)
            || known.work().command().sql().toLowerCase(Locale.ROOT).contains("duplicate");
    return twice
        ? Optional.of("MySQL counts a row that takes another's place twice")
        : Optional.empty();
  }
}
