package io.countersign.executor.target;

import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.executor.Limits;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a result row by row, masking each, and hands it on in pieces until a limit is reached. */
final class ResultReader {
  private final List<MaskedColumn> columns;
  private final RowMasker masker;
  private final Limits limits;
  private final Chunks chunks;
  private final @Nullable Images images;
  private final boolean countsChanges;

  private long rowsReturned;
  private long rowsChanged;
  private long bytes;
  private boolean truncated;

  private record Images(ImageReader reader, RowMasker masker, Changes changes) {}

  ResultReader(ResultPlan plan, RowMasker masker, Limits limits, RunListener listener) {
    this.columns = plan.columns();
    this.masker = masker;
    this.limits = limits;
    this.chunks = new Chunks(plan.resultColumns(), listener);
    RowMasker imageMasker = masker.another();
    this.images =
        plan.imagesOf() == null
            ? null
            : new Images(
                new ImageReader(plan.imagesOf(), plan.lineage(), imageMasker),
                imageMasker,
                new Changes(plan.imagesOf(), plan.write().orElse(StatementKind.OTHER), listener));
    this.countsChanges = plan.write().isPresent();
  }

  /**
   * @param whole whether to go through all rows even beyond the limits, because computing a row may
   *     change something
   */
  RunSummary read(ResultSet rows, boolean whole) throws SQLException {
    while ((whole || !truncated) && rows.next()) {
      if (countsChanges) {
        rowsChanged++;
      }
      if (images != null && rowsChanged <= limits.maximumRowImages()) {
        readImages(rows, images);
      }
      if (!columns.isEmpty()) {
        readRow(rows);
      }
    }
    if (!columns.isEmpty()) {
      chunks.end();
    }
    if (images != null) {
      images.changes().end();
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
      row.add(masker.mask(JsonValue.of(rows.getString(i + 1), column.column().type()), column));
    }
    bytes += masker.rowBytes();
    rowsReturned++;
    chunks.add(row, masker.rowBytes());
  }

  private void readImages(ResultSet rows, Images into) throws SQLException {
    int before = columns.size() + 1;
    RowChange change = into.reader().change(rows.getString(before), rows.getString(before + 1));
    into.changes().add(change, into.masker().rowBytes());
  }
}
