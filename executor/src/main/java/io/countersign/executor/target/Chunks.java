package io.countersign.executor.target;

import io.countersign.contracts.ResultColumn;
import io.countersign.executor.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers rows into chunks; never holds more than one. */
final class Chunks {
  private static final int MAXIMUM_ROWS = 500;
  private static final long MAXIMUM_BYTES = 256 * 1024;

  private final List<ResultColumn> columns;
  private final RunListener listener;
  private final Supplier<Map<String, Long>> masked;
  private List<List<@Nullable Object>> rows = new ArrayList<>();
  private long bytes;
  private boolean sent;

  Chunks(List<ResultColumn> columns, RunListener listener, Supplier<Map<String, Long>> masked) {
    this.columns = columns;
    this.listener = listener;
    this.masked = masked;
  }

  void add(List<@Nullable Object> row, long size) {
    rows.add(row);
    bytes += size;
    if (rows.size() >= MAXIMUM_ROWS || bytes >= MAXIMUM_BYTES) {
      send();
    }
  }

  /** An empty result has one chunk too, for the sake of its columns. */
  void end() {
    if (!rows.isEmpty() || !sent) {
      send();
    }
  }

  private void send() {
    listener.masked(masked.get());
    listener.rows(columns, rows);
    rows = new ArrayList<>();
    bytes = 0;
    sent = true;
  }
}
