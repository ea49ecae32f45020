package io.countersign.executor.postgres;

import io.countersign.contracts.RowChange;
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
  private final List<RowChange> sample = new ArrayList<>();
  private long sampleBytes;
  private long count;

  /**
   * @param column where the images before stand; behind them stand those after
   */
  private record Images(int column, ImageReader reader, RowMasker masker, KeyDigest keys) {}

  private TrialReader(@Nullable Images images) {
    this.images = images;
  }

  static TrialReader of(ResultPlan plan, ValueMasker masker, Connection connection)
      throws SQLException {
    if (plan.imagesOf() == null) {
      return new TrialReader(null);
    }
    RowMasker rowMasker = new RowMasker(masker, SAMPLE_VALUE_BYTES);
    return new TrialReader(
        new Images(
            plan.columns().size() + 1,
            new ImageReader(plan.imagesOf(), plan.lineage(), rowMasker),
            rowMasker,
            KeyDigest.of(plan.imagesOf(), connection)));
  }

  /** Each row of a write's result is one that it changed. */
  void read(ResultSet row) throws SQLException {
    if (images != null) {
      read(row, images);
    }
    count++;
  }

  private void read(ResultSet row, Images from) throws SQLException {
    String before = row.getString(from.column());
    from.keys().add(before);
    if (sample.size() < SAMPLE_ROWS && sampleBytes < SAMPLE_BYTES) {
      sample.add(from.reader().change(before, row.getString(from.column() + 1)));
      sampleBytes += from.masker().rowBytes();
    }
  }

  Trial trial() {
    return new Trial(count, sample, images == null ? Optional.empty() : images.keys().digest());
  }
}
