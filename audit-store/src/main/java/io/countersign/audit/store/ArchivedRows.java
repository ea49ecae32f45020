package io.countersign.audit.store;

import io.countersign.audit.RawRecord;
import io.countersign.audit.ValueAbsence;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.audit.archive.ArchivedRecord.AbsentValue;
import io.countersign.audit.archive.ArchivedRecord.Derived;
import io.countersign.audit.retention.DisposalRefusedException;
import io.countersign.log.Hash;
import io.countersign.log.tile.EntryBundle;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a partition of {@code event} along the tree, some leaves at a time. */
final class ArchivedRows {
  private static final int LEAVES_AT_A_TIME = 2_048;
  private static final int ROWS_AT_A_TIME = 16;

  /** Where the partition's records begin and end in the tree, by whole batches. */
  private static final String SPAN =
      """
      SELECT min(i.first_index), max(i.first_index) FROM (
        SELECT topic, partition, min(record_offset) AS low, max(record_offset) AS high FROM {partition}
        GROUP BY topic, partition) e
      JOIN ledger_run r ON r.topic = e.topic AND r.partition = e.partition AND r.first_offset <= e.high
        AND r.first_offset + r.leaf_count > e.low
      JOIN ledger_integration i USING (batch_id)\
      """;

  private static final String ROWS =
      """
      SELECT e.*, i.first_index + r.place + e.record_offset - r.first_offset AS leaf_index
      FROM ledger_integration i JOIN ledger_run r USING (batch_id)
      JOIN {partition} e ON e.topic = r.topic AND e.partition = r.partition AND e.record_offset >= r.first_offset
        AND e.record_offset < r.first_offset + r.leaf_count
      WHERE i.first_index >= ? AND i.first_index < ? ORDER BY leaf_index\
      """;

  private final Connection connection;
  private final StorePartition partition;
  private final LedgerReading ledger;
  private final long size;
  private long firstOfGroup = -1;
  private List<byte[]> group = List.of();

  /**
   * @param size of the tree that has to hold them
   */
  ArchivedRows(Connection connection, StorePartition partition, long size) {
    this.connection = connection;
    this.partition = partition;
    this.ledger = new LedgerReading(connection);
    this.size = size;
  }

  /** Hands out those that the ledger has, and tells how many there are. */
  long read(Consumer<ArchivedRecord> reader) throws SQLException {
    long count = 0;
    try (PreparedStatement span = connection.prepareStatement(of(SPAN));
        ResultSet row = span.executeQuery()) {
      row.next();
      long last = row.getLong(2);
      for (long first = row.getLong(1);
          !row.wasNull() && first <= last;
          first += LEAVES_AT_A_TIME) {
        count += read(first, reader);
      }
    }
    return count;
  }

  private long read(long first, Consumer<ArchivedRecord> reader) throws SQLException {
    long count = 0;
    try (PreparedStatement rows = connection.prepareStatement(of(ROWS))) {
      rows.setFetchSize(ROWS_AT_A_TIME);
      rows.setLong(1, first);
      rows.setLong(2, first + LEAVES_AT_A_TIME);
      try (ResultSet row = rows.executeQuery()) {
        for (; row.next(); count++) {
          ArchivedRecord stored = record(row);
          requireLogged(stored);
          reader.accept(stored);
        }
      }
    }
    return count;
  }

  private String of(String query) {
    return query.replace("{partition}", partition.table());
  }

  /** Evidence that something was changed is not disposed of. */
  private void requireLogged(ArchivedRecord stored) {
    if (stored.leafIndex() >= size) {
      throw new DisposalRefusedException(
          "no checkpoint covers %s yet".formatted(stored.raw().position()));
    }
    if (!Arrays.equals(stored.leaf().encode(), leaf(stored.leafIndex()))) {
      throw new DisposalRefusedException(
          "%s is not stored as it was logged; verify the store".formatted(stored.raw().position()));
    }
  }

  private byte[] leaf(long index) {
    EntryBundleId id = EntryBundleId.holding(index, size);
    if (id.firstEntry() != firstOfGroup) {
      group = ledger.entries(id).map(EntryBundle::read).orElse(List.of());
      firstOfGroup = id.firstEntry();
    }
    int place = (int) (index % TileId.FULL_WIDTH);
    return place < group.size() ? group.get(place) : new byte[0];
  }

  private static ArchivedRecord record(ResultSet row) throws SQLException {
    RawRecord raw = RawRows.read(row);
    return new ArchivedRecord(raw, absent(row), row.getLong("leaf_index"), derived(row));
  }

  private static @Nullable AbsentValue absent(ResultSet row) throws SQLException {
    ValueAbsence reason = RawRows.absence(row);
    return reason == null ? null : new AbsentValue(reason, Hash.of(row.getBytes("value_hash")));
  }

  private static Derived derived(ResultSet row) throws SQLException {
    return new Derived(
        row.getString("category"),
        row.getObject("stored_on", LocalDate.class),
        PostgresTime.required(row, "happened_at"),
        row.getString("reading"),
        row.getString("flaw"),
        PositionText.parse(row.getString("duplicate_of")),
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getString("source"),
        row.getObject("session_id", UUID.class),
        row.getObject("command_id", UUID.class),
        row.getString("producer"),
        row.getObject("epoch", Long.class),
        row.getObject("sequence", Long.class),
        row.getString("actor_name"),
        row.getString("actor_subject"),
        row.getString("summary"),
        row.getObject("part", Integer.class));
  }
}
