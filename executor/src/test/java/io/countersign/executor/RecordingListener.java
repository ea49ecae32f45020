package io.countersign.executor;

import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what a run told. */
public class RecordingListener implements RunListener {
  public final List<List<List<@Nullable Object>>> chunks = new ArrayList<>();
  public final List<RowChange> changes = new ArrayList<>();
  public List<ResultColumn> columns = List.of();
  public Optional<TargetTransaction> transaction = Optional.empty();
  public Optional<TableName> changedTable = Optional.empty();
  public Optional<StatementKind> changeKind = Optional.empty();
  public Optional<RunSummary> summary = Optional.empty();
  public Optional<WrittenRows> written = Optional.empty();
  public int undoBytes = 16 * 1024 * 1024;

  @Override
  public void began(@Nullable TargetTransaction begun) {
    transaction = Optional.ofNullable(begun);
  }

  @Override
  public void rows(List<ResultColumn> ofColumns, List<List<@Nullable Object>> rows) {
    columns = ofColumns;
    chunks.add(rows);
  }

  @Override
  public void changes(TableName table, StatementKind kind, List<RowChange> changed) {
    changedTable = Optional.of(table);
    changeKind = Optional.of(kind);
    changes.addAll(changed);
  }

  @Override
  public int undoBytes() {
    return undoBytes;
  }

  @Override
  public void changed(WrittenRows all) {
    written = Optional.of(all);
  }

  @Override
  public void readyToCommit(RunSummary done) {
    summary = Optional.of(done);
  }

  public List<List<@Nullable Object>> rows() {
    return chunks.stream().flatMap(List::stream).toList();
  }
}
