package io.countersign.executor.postgres;

import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.executor.RunListener;
import io.countersign.executor.target.ChangedRows;
import io.countersign.executor.target.Changes;
import io.countersign.executor.target.RowMasker;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the images that a write returns in the two columns behind its own. */
final class ReturnedImages implements ChangedRows {
  private final int before;
  private final ImageReader reader;
  private final RowMasker masker;
  private final Changes changes;

  ReturnedImages(ResultPlan plan, TableName table, RowMasker masker, RunListener listener) {
    this.before = plan.columns().size() + 1;
    this.reader = new ImageReader(table, plan.lineage(), masker);
    this.masker = masker;
    this.changes = new Changes(table, plan.write().orElse(StatementKind.OTHER), listener);
  }

  @Override
  public void read(ResultSet row) throws SQLException {
    RowChange change = reader.change(row.getString(before), row.getString(before + 1));
    changes.add(change, masker.rowBytes());
  }

  @Override
  public void end() {
    changes.end();
  }
}
