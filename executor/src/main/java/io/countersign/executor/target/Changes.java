package io.countersign.executor.target;

import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.executor.RunListener;
import java.util.ArrayList;
import java.util.List;

/** Gathers row changes into events; never holds more than one event's. */
public final class Changes {
  private static final int MAXIMUM_ROWS = 100;
  private static final long MAXIMUM_BYTES = 256 * 1024;

  private final TableName table;
  private final StatementKind kind;
  private final RunListener listener;
  private List<RowChange> changes = new ArrayList<>();
  private long bytes;

  public Changes(TableName table, StatementKind kind, RunListener listener) {
    this.table = table;
    this.kind = kind;
    this.listener = listener;
  }

  public void add(RowChange change, long size) {
    changes.add(change);
    bytes += size;
    if (changes.size() >= MAXIMUM_ROWS || bytes >= MAXIMUM_BYTES) {
      end();
    }
  }

  public void end() {
    if (!changes.isEmpty()) {
      listener.changes(table, kind, changes);
      changes = new ArrayList<>();
      bytes = 0;
    }
  }
}
