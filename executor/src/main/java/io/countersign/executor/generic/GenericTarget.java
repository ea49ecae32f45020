package io.countersign.executor.generic;

import static io.countersign.contracts.RefusalReason.NOT_SUPPORTED;

import io.countersign.contracts.Access;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.ChangeBounds;
import io.countersign.executor.CommitUncertainException;
import io.countersign.executor.Limits;
import io.countersign.executor.MeasurableStatement;
import io.countersign.executor.Measurement;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.TransactionState;
import io.countersign.executor.Work;
import io.countersign.executor.target.DatabaseTarget;
import io.countersign.executor.target.Deadline;
import io.countersign.executor.target.Interruption;
import io.countersign.executor.target.ResultReader;
import io.countersign.executor.target.RowMasker;
import io.countersign.executor.target.TargetKind;
import io.countersign.executor.target.TargetPool;
import io.countersign.sql.JdbcText;
import io.countersign.sql.Placeholders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A database of which nothing is known. A read is run only where the text proves that it is one,
 * since neither account nor flag is known to keep it from writing; what became of a write that was
 * interrupted cannot be found out.
 */
final class GenericTarget implements DatabaseTarget {
  private static final Outcome BROKEN_OFF =
      new Outcome.Failed("57014", "The command was broken off.");

  private final TargetPool readers;
  private final TargetPool writers;
  private final TargetKind.Surroundings surroundings;
  private final Supplier<String> ids;

  GenericTarget(
      TargetPool readers,
      TargetPool writers,
      TargetKind.Surroundings surroundings,
      Supplier<String> ids) {
    this.readers = readers;
    this.writers = writers;
    this.surroundings = surroundings;
    this.ids = ids;
  }

  @Override
  public Outcome run(Work work, RunListener listener, Cancellation cancellation) {
    Optional<JdbcText> text = Placeholders.toJdbc(Dialect.GENERIC, work.command().sql());
    Optional<Outcome> objection = objection(work, text);
    if (text.isEmpty() || objection.isPresent()) {
      return objection.orElseThrow();
    }
    Limits limits = surroundings.limits().narrowedBy(work.obligations());
    TargetPool pool = work.access() == Access.WRITER ? writers : readers;
    try (GenericConnection connection = new GenericConnection(pool, work.access());
        PreparedStatement statement = connection.prepare(text.get(), work, limits)) {
      Interruption interruption = new Interruption(statement::cancel);
      cancellation.onRequest(interruption::start);
      try (Deadline _ = Deadline.in(limits.statementTimeout(), interruption::start)) {
        return work.access() == Access.WRITER
            ? write(work, statement, listener, connection, cancellation)
            : read(work, statement, listener, connection);
      } finally {
        cancellation.detach();
        interruption.stop();
      }
    } catch (SQLException e) {
      return GenericErrors.failed(e);
    }
  }

  private static Optional<Outcome> objection(Work work, Optional<JdbcText> text) {
    if (text.isEmpty()) {
      return refused("The text is not plain standard SQL, which is all that is read alike here.");
    }
    if (text.get().highestPlaceholder() != work.command().parameters().size()) {
      return refused("The statement uses another number of parameters than the command gives.");
    }
    return work.access() == Access.READER && !work.facts().readOnly()
        ? refused("Only what the text proves to be a read runs with the reader's account here.")
        : Optional.empty();
  }

  private static Optional<Outcome> refused(String why) {
    return Optional.of(new Outcome.Refused(NOT_SUPPORTED, why));
  }

  private Outcome read(
      Work work, PreparedStatement statement, RunListener listener, GenericConnection connection)
      throws SQLException {
    listener.began(null);
    RunSummary summary = execute(work, statement, listener, connection);
    listener.readyToCommit(summary);
    return summary.succeeded();
  }

  private Outcome write(
      Work work,
      PreparedStatement statement,
      RunListener listener,
      GenericConnection connection,
      Cancellation cancellation)
      throws SQLException {
    Facts facts = work.facts();
    ChangeBounds bounds = work.changeBounds();
    boolean undoable = MeasurableStatement.isWriteOfRows(facts) && connection.hasTransactions();
    if (bounds.exist() && !undoable) {
      return bounds.uncountable("it may take effect at once on this kind of database");
    }
    listener.began(new TargetTransaction(ids.get(), 0));
    RunSummary summary = execute(work, statement, listener, connection);
    Optional<Outcome.Refused> objection = bounds.objectionTo(summary.rowsChanged());
    if (objection.isPresent()) {
      return objection.get();
    }
    try {
      listener.readyToCommit(summary);
    } catch (RuntimeException e) {
      throw undoable ? e : new CommitUncertainException(e);
    }
    if (undoable && cancellation.reason().isPresent()) {
      return BROKEN_OFF;
    }
    connection.commit();
    return summary.succeeded();
  }

  private RunSummary execute(
      Work work, PreparedStatement statement, RunListener listener, GenericConnection connection)
      throws SQLException {
    if (!statement.execute()) {
      return RunSummary.changed(Math.max(0, statement.getUpdateCount()));
    }
    Limits limits = surroundings.limits().narrowedBy(work.obligations());
    try (ResultSet rows = statement.getResultSet()) {
      return new ResultReader(
              GenericColumns.of(
                  work, GenericTables.lineage(work, connection.jdbc()), rows.getMetaData()),
              GenericValue::read,
              new RowMasker(surroundings.values(), limits.maximumValueBytes()),
              limits,
              listener)
          .read(rows, work.access() == Access.WRITER);
    }
  }

  @Override
  public Impact measure(Measurement measurement, Cancellation cancellation) {
    return measurement.unmeasured("Nothing is measured on this kind of database.");
  }

  @Override
  public TransactionState stateOf(TargetTransaction transaction) {
    return TransactionState.UNKNOWN;
  }

  @Override
  public void terminate(TargetTransaction transaction) {
    // Nothing is known by which the database would know it.
  }

  @Override
  public Connection connect(Access access) throws SQLException {
    return (access == Access.WRITER ? writers : readers).connection();
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
