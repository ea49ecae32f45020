package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.ChangesDigest;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Masking;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A target that does what it is told to and remembers what was asked of it. */
public final class FakeTarget implements Target {
  public static final TargetTransaction TRANSACTION = new TargetTransaction("4711", 42);
  private static final ResultColumn COLUMN = new ResultColumn("id", "int4", Masking.NONE, null);

  /** What there is to say of the transaction, in this order; null is that it cannot be asked. */
  private final Queue<TransactionStateAnswer> states = new ArrayDeque<>();

  public final List<Work> ran = new ArrayList<>();
  public final List<Measurement> measured = new ArrayList<>();
  public int committed;
  public int rolledBack;
  public int terminated;
  public int chunks = 1;
  public boolean commitBreaks;
  public @Nullable Outcome failure;
  public @Nullable Outcome breaksOff;
  public @Nullable Outcome failureAtCommit;
  public @Nullable Undo undo;
  public Runnable whileRunning = () -> {};

  private record TransactionStateAnswer(@Nullable TransactionState state) {}

  public void answers(@Nullable TransactionState... answers) {
    for (@Nullable TransactionState answer : answers) {
      states.add(new TransactionStateAnswer(answer));
    }
  }

  @Override
  public Outcome run(Work work, RunListener listener, Cancellation cancellation) {
    ran.add(work);
    try {
      listener.began(work.access() == Access.WRITER ? TRANSACTION : null);
      whileRunning.run();
      if (failure != null) {
        rolledBack++;
        return failure;
      }
      RunSummary summary = work(work, listener);
      if (breaksOff != null) {
        rolledBack++;
        return breaksOff;
      }
      Optional<Outcome.Refused> objection = work.changeBounds().objectionTo(summary.rowsChanged());
      if (objection.isPresent()) {
        rolledBack++;
        return objection.get();
      }
      listener.readyToCommit(summary);
      if (failureAtCommit != null) {
        rolledBack++;
        return failureAtCommit;
      }
      committed++;
      if (commitBreaks) {
        throw new CommitUncertainException(new IOException("broken in this test"));
      }
      return summary.succeeded();
    } catch (CommitUncertainException e) {
      throw e;
    } catch (RuntimeException e) {
      rolledBack++;
      throw e;
    }
  }

  private RunSummary work(Work work, RunListener listener) {
    if (work.access() == Access.WRITER) {
      listener.changes(
          TableName.parse("orders"),
          StatementKind.UPDATE,
          List.of(new RowChange(Map.of("id", 1), Map.of("id", 2))));
      listener.changed(
          new WrittenRows(
              List.of(new TableChanges(TableName.parse("orders"), 0, 1, 0, 1)),
              ChangesDigest.EMPTY.value(),
              undo,
              null));
      return RunSummary.changed(1);
    }
    for (int i = 0; i < chunks; i++) {
      listener.rows(List.of(COLUMN), List.of(List.of(i)));
    }
    return new RunSummary(chunks, 0, false, Map.of());
  }

  @Override
  public Impact measure(Measurement measurement, Cancellation cancellation) {
    measured.add(measurement);
    whileRunning.run();
    return new Impact(
        measurement.method(),
        null,
        7L,
        1.5,
        List.of(TableName.parse("public.orders")),
        true,
        null,
        List.of(),
        null,
        measurement.at());
  }

  @Override
  public TransactionState stateOf(TargetTransaction transaction) {
    TransactionStateAnswer answer = states.size() > 1 ? states.remove() : states.element();
    if (answer.state() == null) {
      throw new TargetUnreachableException(new IOException("unreachable in this test"));
    }
    return answer.state();
  }

  @Override
  public void terminate(TargetTransaction transaction) {
    terminated++;
  }
}
