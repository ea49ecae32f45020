package io.countersign.executor.postgres;

import io.countersign.contracts.RowChange;
import io.countersign.contracts.TableName;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.RowMasker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows that a trial changed: counts all of them and keeps a few, masked. */
final class TrialReader {
  private static final int SAMPLE_ROWS = 10;
  private static final int SAMPLE_BYTES = 256 * 1024;
  private static final int SAMPLE_VALUE_BYTES = 4 * 1024;

  private final @Nullable Images images;
  private long count;

  private TrialReader(@Nullable Images images) {
    this.images = images;
  }

  static TrialReader of(ResultPlan plan, ValueMasker masker, Connection connection)
      throws SQLException {
    return plan.imagesOf() == null
        ? new TrialReader(null)
        : new TrialReader(new Images(plan, plan.imagesOf(), masker, connection));
  }

  /** Each row of a write's result is one that it changed. */
  void read(ResultSet row) throws SQLException {
    if (images != null) {
      images.rows.read(row);
    }
    count++;
  }

  Trial end() throws SQLException {
    return images != null && images.rows.end()
        ? new Trial(count, images.sample, images.keys.digest())
        : new Trial(count, List.of(), Optional.empty());
  }

  /** Of the changed rows, some to be shown and the keys of all. */
  private static final class Images implements RowTaker {
    private final ReturnedRows rows;
    private final ImageReader reader;
    private final RowMasker masker;
    private final KeyDigest keys;
    private final List<RowChange> sample = new ArrayList<>();
    private long sampleBytes;

    Images(ResultPlan plan, TableName table, ValueMasker masker, Connection connection)
        throws SQLException {
      this.rows = new ReturnedRows(plan, false, this);
      this.masker = new RowMasker(masker, SAMPLE_VALUE_BYTES);
      this.reader = new ImageReader(table, plan.lineage(), this.masker);
      this.keys = KeyDigest.of(table, connection);
    }

    @Override
    public void take(RowPair row) throws SQLException {
      keys.add(row.before());
      if (sample.size() < SAMPLE_ROWS && sampleBytes < SAMPLE_BYTES) {
        sample.add(reader.change(row.before(), row.after()));
        sampleBytes += masker.rowBytes();
      }
    }
  }
}
