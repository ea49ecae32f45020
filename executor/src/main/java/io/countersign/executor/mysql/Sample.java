package io.countersign.executor.mysql;

import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.WrittenRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a few of the rows that a trial changes, and tells nobody. */
final class Sample implements RunListener {
  private static final int ROWS = 10;

  private final List<RowChange> rows = new ArrayList<>();

  List<RowChange> rows() {
    return List.copyOf(rows);
  }

  @Override
  public void changes(TableName table, StatementKind kind, List<RowChange> changes) {
    changes.stream().limit(ROWS - rows.size()).forEach(rows::add);
  }

  @Override
  public int undoBytes() {
    return 0;
  }

  @Override
  public void began(@Nullable TargetTransaction transaction) {}

  @Override
  public void rows(List<ResultColumn> columns, List<List<@Nullable Object>> ofResult) {}

  @Override
  public void changed(WrittenRows written) {}

  @Override
  public void readyToCommit(RunSummary summary) {}
}
