package io.countersign.audit.store;

import io.countersign.audit.RecordCategory;
import io.countersign.audit.retention.Disposal;
import io.countersign.audit.retention.Removal;
import io.countersign.log.bundle.DisposalManifest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Drops a partition with what was derived from it, in one transaction. */
record Removing(Connection connection, HeldRecords held, StorePartition partition) {
  /** The event is stored, and a checkpoint covers its leaf. */
  private static final String PROVED =
      """
      SELECT FROM event e
      JOIN LATERAL (SELECT batch_id, place, first_offset, leaf_count FROM ledger_run r
        WHERE r.topic = e.topic AND r.partition = e.partition AND r.first_offset <= e.record_offset
        ORDER BY r.first_offset DESC LIMIT 1) r ON r.first_offset + r.leaf_count > e.record_offset
      JOIN ledger_integration i USING (batch_id)
      WHERE e.category = 'administration' AND e.event_id = ? AND e.reading = 'event'
        AND i.first_index + r.place + e.record_offset - r.first_offset < (SELECT max(tree_size) FROM ledger_checkpoint)
      LIMIT 1\
      """;

  private static final String COMMANDS =
      """
      DELETE FROM command WHERE command_id IN (
        SELECT command_id FROM {partition} WHERE type = 'countersign.CommandSubmitted.v1' AND reading = 'event')\
      """;

  private static final String OTHER_IMAGES =
      """
      SELECT FROM store_partition WHERE of_table = 'row_change' AND stored_from < ? AND stored_to > ?
        AND (stored_from, stored_to) <> (?, ?)\
      """;

  private static final String FORGET = "DELETE FROM store_partition WHERE table_name = ?";
  private static final String DONE = "UPDATE disposal SET done_at = ? WHERE disposal_id = ?";

  static long count(Connection connection, StorePartition partition) throws SQLException {
    try (PreparedStatement count =
            connection.prepareStatement("SELECT count(*) FROM " + partition.table());
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A hold that is being placed waits for this, or this for it. */
  Removal remove(Disposal disposal, Instant at) throws SQLException {
    Partitions.execute(connection, "SET LOCAL synchronous_commit = on");
    // Who waits for a partition makes those wait who write to it; rather try again later.
    Partitions.execute(connection, "SET LOCAL lock_timeout = '3s'");
    Partitions.execute(connection, Partitions.LOCK);
    Partitions.execute(connection, "LOCK TABLE legal_hold IN SHARE MODE");
    Optional<String> hold = held.holding(connection, partition);
    if (hold.isPresent()) {
      return new Removal.Held(hold.get());
    }
    if (!isProved(disposal)) {
      return new Removal.NotProved();
    }
    DisposalManifest manifest = disposal.manifest();
    long records = count(connection, partition);
    if (manifest == null || records != manifest.records()) {
      return new Removal.Changed(records);
    }
    if (partition.category() == RecordCategory.COMMANDS) {
      Partitions.execute(connection, COMMANDS.replace("{partition}", partition.table()));
    }
    if (partition.category() == RecordCategory.ROW_IMAGES) {
      requireSameDays();
      drop(new StorePartition(null, partition.from(), partition.to()));
    }
    drop(partition);
    DisposalRows.keepRanges(connection, disposal.id(), manifest.ranges());
    finish(disposal, at);
    return new Removal.Removed(records);
  }

  private boolean isProved(Disposal disposal) throws SQLException {
    try (PreparedStatement proved = connection.prepareStatement(PROVED)) {
      proved.setObject(1, disposal.event().value());
      try (ResultSet row = proved.executeQuery()) {
        return row.next();
      }
    }
  }

  private void requireSameDays() throws SQLException {
    try (PreparedStatement other = connection.prepareStatement(OTHER_IMAGES)) {
      other.setObject(1, partition.to());
      other.setObject(2, partition.from());
      other.setObject(3, partition.from());
      other.setObject(4, partition.to());
      try (ResultSet row = other.executeQuery()) {
        if (row.next()) {
          throw new IllegalStateException(
              "the partitions of row_change and of row images are not of the same days");
        }
      }
    }
  }

  private void drop(StorePartition dropped) throws SQLException {
    Partitions.execute(connection, "DROP TABLE " + dropped.table());
    try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setString(1, dropped.table());
      forget.executeUpdate();
    }
  }

  private void finish(Disposal disposal, Instant at) throws SQLException {
    try (PreparedStatement done = connection.prepareStatement(DONE)) {
      done.setObject(1, PostgresTime.optionalParameter(at));
      done.setLong(2, disposal.id());
      done.executeUpdate();
    }
  }
}
