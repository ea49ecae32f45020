package io.countersign.executor;

import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is told what a run does, at the moment that it does it; returns when the run may go on. Whatever
 * it throws rolls the run back.
 */
public interface RunListener {
  /**
   * A transaction is open and has done nothing yet.
   *
   * @param transaction absent for a read
   */
  void began(@Nullable TargetTransaction transaction);

  /** Some rows of the result, masked. */
  void rows(List<ResultColumn> columns, List<List<@Nullable Object>> rows);

  /**
   * How many values were masked, by category, in all rows up to those that are told next.
   *
   * @param soFar in case there is no summary, because the run breaks off
   */
  default void masked(Map<String, Long> soFar) {}

  /** Some of the changed rows, masked. */
  void changes(TableName table, StatementKind kind, List<RowChange> changes);

  /** How many bytes of values it takes for an undo; 0 if it takes none. */
  int undoBytes();

  /** All that a write changed, told once after the last {@link #changes}. */
  void changed(WrittenRows written);

  /** All is done but the commit. */
  void readyToCommit(RunSummary summary);
}
