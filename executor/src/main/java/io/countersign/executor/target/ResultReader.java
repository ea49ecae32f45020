package io.countersign.executor.target;

import io.countersign.executor.Limits;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.masking.ColumnMask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a result row by row, masking each, and hands it on in pieces until a limit is reached. */
public final class ResultReader {
  private final List<MaskedColumn> columns;
  private final Cells cells;
  private final RowMasker masker;
  private final List<ColumnMask> masks;
  private final Limits limits;
  private final Chunks chunks;

  private @Nullable ChangedRows images;
  private boolean countsChanges;
  private long rowsReturned;
  private long rowsChanged;
  private long bytes;
  private boolean truncated;

  public ResultReader(
      List<MaskedColumn> columns,
      Cells cells,
      RowMasker masker,
      Limits limits,
      RunListener listener) {
    this.columns = columns;
    this.cells = cells;
    this.masker = masker;
    this.masks = columns.stream().map(masker::of).toList();
    this.limits = limits;
    this.chunks =
        new Chunks(columns.stream().map(MaskedColumn::column).toList(), listener, masker::masked);
  }

  /**
   * Takes each row of the result for one that was changed.
   *
   * @param changed takes their images, if the result holds them
   */
  public ResultReader countingChanges(@Nullable ChangedRows changed) {
    this.countsChanges = true;
    this.images = changed;
    return this;
  }

  /**
   * @param whole whether to go through all rows even beyond the limits, because computing a row may
   *     change something
   */
  public RunSummary read(ResultSet rows, boolean whole) throws SQLException {
    while ((whole || !truncated) && rows.next()) {
      if (countsChanges) {
        rowsChanged++;
      }
      if (images != null) {
        images.read(rows);
      }
      if (!columns.isEmpty()) {
        readRow(rows);
      }
    }
    if (!columns.isEmpty()) {
      chunks.end();
    }
    if (images != null) {
      images.end();
    }
    return new RunSummary(
        rowsReturned, rowsChanged, truncated || masker.leftOutAny(), masker.masked());
  }

  private void readRow(ResultSet rows) throws SQLException {
    if (rowsReturned >= limits.maximumRows() || bytes >= limits.maximumBytes()) {
      truncated = true;
      return;
    }
    masker.beginRow();
    List<@Nullable Object> row = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      MaskedColumn column = columns.get(i);
      row.add(
          isOfTooFew(column, rows)
              ? masker.tooFew()
              : masker.mask(cells.read(rows, i + 1, column.column().type()), masks.get(i), column));
    }
    bytes += masker.rowBytes();
    rowsReturned++;
    chunks.add(row, masker.rowBytes());
  }

  private static boolean isOfTooFew(MaskedColumn column, ResultSet row) throws SQLException {
    return column.group() != null && column.group().isTooSmall(row);
  }
}
