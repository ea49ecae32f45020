package io.countersign.executor.postgres;

import io.countersign.contracts.ChangesDigest;
import io.countersign.contracts.Digest;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import io.countersign.executor.RunListener;
import io.countersign.executor.target.ChangedRows;
import io.countersign.executor.target.Changes;
import io.countersign.executor.target.RowMasker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the images that a write returns in the columns behind its own. */
final class ReturnedImages implements ChangedRows, RowTaker {
  private final ReturnedRows rows;
  private final TableName table;
  private final ImageReader reader;
  private final RowMasker masker;
  private final Takers takers;
  private final Map<StatementKind, Changes> changes = new EnumMap<>(StatementKind.class);
  private final Map<StatementKind, Long> counts = new EnumMap<>(StatementKind.class);
  private ChangesDigest digest = ChangesDigest.EMPTY;
  private long recorded;
  private boolean areTold;

  /**
   * Those to whom the images go.
   *
   * @param undo takes the rows in the clear; absent if nothing needs them
   * @param maximum how many rows the listener hears of
   */
  record Takers(RunListener listener, @Nullable RowsToUndo undo, KeyDigest keys, int maximum) {}

  ReturnedImages(ResultPlan plan, TableName table, RowMasker masker, Takers takers) {
    this.rows = new ReturnedRows(plan, takers.undo() != null, this);
    this.table = table;
    this.reader = new ImageReader(table, plan.lineage(), masker);
    this.masker = masker;
    this.takers = takers;
  }

  @Override
  public void read(ResultSet row) throws SQLException {
    rows.read(row);
  }

  @Override
  public void take(RowPair row) throws SQLException {
    String was = row.before();
    String is = row.after();
    StatementKind kind = kind(was, is);
    RowChange change = reader.change(was, is);
    counts.merge(kind, 1L, Long::sum);
    digest = digest.and(table, kind, change);
    takers.keys().add(was);
    if (takers.undo() != null) {
      takers.undo().add(kind, row.beforeText(), row.afterText());
    }
    if (recorded < takers.maximum()) {
      recorded++;
      changes
          .computeIfAbsent(kind, k -> new Changes(table, k, takers.listener()))
          .add(change, masker.rowBytes());
    }
  }

  /** What was done to the row, whatever the statement is called: a MERGE does all three. */
  private static StatementKind kind(@Nullable String before, @Nullable String after) {
    if (before == null) {
      return StatementKind.INSERT;
    }
    return after == null ? StatementKind.DELETE : StatementKind.UPDATE;
  }

  @Override
  public void end() throws SQLException {
    areTold = rows.end();
    changes.values().forEach(Changes::end);
  }

  /** Whether they could all be told, once they have ended. */
  boolean areTold() {
    return areTold;
  }

  TableChanges counts() {
    return new TableChanges(
        table,
        count(StatementKind.INSERT),
        count(StatementKind.UPDATE),
        count(StatementKind.DELETE),
        recorded);
  }

  private long count(StatementKind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Over the masked images of all rows. */
  Digest digest() {
    return digest.value();
  }

  /** Over the keys of all rows as they were. */
  Optional<Digest> keys() {
    return takers.keys().digest();
  }
}
