package io.countersign.audit.store;

import static io.countersign.audit.store.UncheckedSql.carry;

import io.countersign.audit.Partition;
import io.countersign.audit.ledger.Leaf;
import io.countersign.audit.ledger.NamedOffsets;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The records that leaves name, in the order of the leaves, a few in memory at a time. */
final class StoredRecords implements Iterator<StoredRecord>, AutoCloseable {
  private static final String NAMED =
      """
      SELECT place, %s FROM unnest(?::text[], ?::integer[], ?::bigint[])
        WITH ORDINALITY AS leaf (topic, partition, record_offset, place)
      JOIN event USING (topic, partition, record_offset) ORDER BY place\
      """
          .formatted(RawRows.NAMES);
  private static final String WITHIN =
      """
      SELECT %s FROM event WHERE topic = ? AND partition = ? AND record_offset >= ? AND record_offset < ?
      ORDER BY record_offset LIMIT 100\
      """
          .formatted(RawRows.NAMES);

  /** A record may be of several mebibytes. */
  private static final int AT_A_TIME = 16;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final List<Optional<RecordLeaf>> leaves;
  private final NamedOffsets disposed;
  private int given;
  private boolean hasRow;

  private StoredRecords(
      PreparedStatement statement, List<Optional<RecordLeaf>> leaves, NamedOffsets disposed)
      throws SQLException {
    this.statement = statement;
    this.leaves = leaves;
    this.disposed = disposed;
    this.rows = statement.executeQuery();
    this.hasRow = rows.next();
  }

  /**
   * Those that leaves name.
   *
   * @param leaves empty where a leaf is not one of a record
   * @param disposed records that need not be there
   */
  static StoredRecords of(
      Connection connection, List<Optional<RecordLeaf>> leaves, NamedOffsets disposed)
      throws SQLException {
    PreparedStatement named = connection.prepareStatement(NAMED);
    named.setFetchSize(AT_A_TIME);
    named.setArray(1, connection.createArrayOf("text", values(leaves, RecordLeaf::topic)));
    named.setArray(2, connection.createArrayOf("integer", values(leaves, RecordLeaf::partition)));
    named.setArray(3, connection.createArrayOf("bigint", values(leaves, RecordLeaf::offset)));
    return new StoredRecords(named, leaves, disposed);
  }

  private static Object[] values(
      List<Optional<RecordLeaf>> leaves, Function<RecordLeaf, Object> value) {
    return leaves.stream().map(leaf -> leaf.map(value).orElse(null)).toArray();
  }

  /** The first of them: enough to tell that they are there. */
  static List<StoredRecord> within(
      Connection connection, Partition partition, NamedOffsets.Range range) throws SQLException {
    List<StoredRecord> found = new ArrayList<>();
    try (PreparedStatement within = connection.prepareStatement(WITHIN)) {
      within.setString(1, partition.topic());
      within.setInt(2, partition.number());
      within.setLong(3, range.from());
      within.setLong(4, range.to());
      try (ResultSet rows = within.executeQuery()) {
        while (rows.next()) {
          found.add(record(rows));
        }
      }
    }
    return found;
  }

  private static StoredRecord record(ResultSet row) throws SQLException {
    LogRecord record = Leaf.record(RawRows.read(row));
    return RawRows.absence(row) == null
        ? new StoredRecord.Kept(record)
        : new StoredRecord.WithoutValue(record);
  }

  static Set<Partition> partitions(Connection connection) throws SQLException {
    Set<Partition> partitions = new LinkedHashSet<>();
    try (PreparedStatement distinct =
            connection.prepareStatement(
                "SELECT DISTINCT topic, partition FROM event ORDER BY 1, 2");
        ResultSet rows = distinct.executeQuery()) {
      while (rows.next()) {
        partitions.add(new Partition(rows.getString(1), rows.getInt(2)));
      }
    }
    return partitions;
  }

  @Override
  public boolean hasNext() {
    return given < leaves.size();
  }

  @Override
  public StoredRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    given++;
    return carry(() -> {
      if (!hasRow || rows.getInt("place") != given) {
        return absent(leaves.get(given - 1));
      }
      StoredRecord record = record(rows);
      hasRow = rows.next();
      return record;
    });
  }

  private StoredRecord absent(Optional<RecordLeaf> leaf) {
    return leaf.isPresent()
            && disposed.contains(
                new Partition(leaf.get().topic(), leaf.get().partition()), leaf.get().offset())
        ? new StoredRecord.Disposed()
        : new StoredRecord.Missing();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
