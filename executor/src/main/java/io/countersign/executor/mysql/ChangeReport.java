package io.countersign.executor.mysql;

import io.countersign.contracts.ChangesDigest;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import io.countersign.executor.RunListener;
import io.countersign.executor.WrittenRows;
import io.countersign.executor.target.Changes;
import java.util.List;

/** Tells the listener the rows that a write changed, and all of it at the end. */
final class ChangeReport {
  private static final String NO_UNDO =
      "A change is not undone on MySQL: what was before it is told, but not kept.";

  private final TableName table;
  private final StatementKind kind;
  private final RunListener listener;
  private final Changes changes;
  private ChangesDigest digest = ChangesDigest.EMPTY;
  private long recorded;

  ChangeReport(TableName table, StatementKind kind, RunListener listener) {
    this.table = table;
    this.kind = kind;
    this.listener = listener;
    this.changes = new Changes(table, kind, listener);
  }

  /**
   * @param size as JSON
   */
  void add(RowChange change, long size) {
    digest = digest.and(table, kind, change);
    recorded++;
    changes.add(change, size);
  }

  /** After all rows have been added. */
  void end(long rows) {
    changes.end();
    tell(rows, NO_UNDO);
  }

  /** Where no row could be added. */
  void endWithoutImages(long rows, String why) {
    tell(rows, why);
  }

  private void tell(long rows, String irreversible) {
    if (rows > 0) {
      listener.changed(new WrittenRows(List.of(counts(rows)), digest.value(), null, irreversible));
    }
  }

  private TableChanges counts(long rows) {
    return new TableChanges(
        table,
        kind == StatementKind.INSERT || kind == StatementKind.REPLACE ? rows : 0,
        kind == StatementKind.UPDATE ? rows : 0,
        kind == StatementKind.DELETE ? rows : 0,
        recorded);
  }
}
