package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.RebuildFailedException;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.RecordReading;
import io.countersign.platform.event.RecordPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fills a copy of a partition of {@code event} from its raw columns, and exchanges the two. Rows
 * whose value is not kept stay as they are, and so do the category, the day of storing, and which
 * deliveries are second ones: no record tells them.
 */
final class EventRebuild {
  private final StorePartition partition;
  private final String table;
  private final String copy;
  private final RecordReading reading;
  private final RecordWalk walk;

  EventRebuild(StorePartition partition, RecordReading reading) {
    this.partition = partition;
    this.table = partition.table();
    this.copy = Exchange.copyOf(table);
    this.reading = reading;
    this.walk = new RecordWalk(table, "true", this::mayHold, this::take);
  }

  /** How many records the new partition holds. */
  long run(Database database) {
    var _ =
        database.inTransaction(connection -> {
          Partitions.execute(connection, "DROP TABLE IF EXISTS " + copy);
          Partitions.create(connection, partition, copy);
          return copy;
        });
    walk.walk(database);
    Exchange.inPatience(
        database, connection -> Exchange.partition(connection, partition, this::finish));
    return walk.records();
  }

  private boolean mayHold(String topic) {
    return RecordCategory.ofTopic(topic).contains(partition.category());
  }

  private void take(Connection connection, List<StoredRaw> chunk) throws SQLException {
    Map<RecordPosition, StoredRaw> readable =
        chunk.stream()
            .filter(StoredRaw::isReadable)
            .collect(Collectors.toMap(r -> r.raw().position(), Function.identity()));
    List<AuditRecord> derived = readable.values().stream().map(r -> reading.read(r.raw())).toList();
    EventRows.copy(connection, copy, derived, r -> stored(readable, r).as());
    Object[] others =
        chunk.stream().filter(r -> !r.isReadable()).map(r -> r.raw().position().offset()).toArray();
    if (others.length > 0) {
      copyAsTheyAre(connection, chunk.getFirst(), others);
    }
    compare(connection, chunk);
  }

  private static StoredRaw stored(Map<RecordPosition, StoredRaw> readable, AuditRecord derived) {
    StoredRaw stored = readable.get(derived.position());
    if (stored == null) {
      throw new IllegalStateException("a record was read at another position than its own");
    }
    return stored;
  }

  private void copyAsTheyAre(Connection connection, StoredRaw any, Object[] offsets)
      throws SQLException {
    try (PreparedStatement rows =
        connection.prepareStatement(
            "INSERT INTO %s SELECT * FROM %s WHERE topic = ? AND partition = ? AND record_offset = ANY (?)"
                .formatted(copy, table))) {
      rows.setString(1, any.raw().position().topic());
      rows.setInt(2, any.raw().position().partition());
      rows.setArray(3, connection.createArrayOf("bigint", offsets));
      rows.executeUpdate();
    }
  }

  /** What was on the wire must be the same in both. */
  private void compare(Connection connection, List<StoredRaw> chunk) throws SQLException {
    try (PreparedStatement same =
        connection.prepareStatement(
            """
            SELECT count(*) FROM %s o JOIN %s n USING (topic, partition, record_offset)
            WHERE topic = ? AND partition = ? AND record_offset BETWEEN ? AND ?
              AND ROW (o.kafka_time, o.record_key, o.headers, o.record_value, o.value_hash, o.value_absence, o.category,
                o.stored_on, o.duplicate_of) IS NOT DISTINCT FROM
              ROW (n.kafka_time, n.record_key, n.headers, n.record_value, n.value_hash, n.value_absence, n.category,
                n.stored_on, n.duplicate_of)\
            """
                .formatted(table, copy))) {
      RecordPosition first = chunk.getFirst().raw().position();
      same.setString(1, first.topic());
      same.setInt(2, first.partition());
      same.setLong(3, first.offset());
      same.setLong(4, chunk.getLast().raw().position().offset());
      try (ResultSet row = same.executeQuery()) {
        row.next();
        require(row.getLong(1) == chunk.size(), "the copy of some records has other bytes");
      }
    }
  }

  private void finish(Connection connection) throws SQLException {
    walk.finish(connection);
    try (PreparedStatement counts =
            connection.prepareStatement(
                "SELECT (SELECT count(*) FROM %s) = (SELECT count(*) FROM %s)"
                    .formatted(table, copy));
        ResultSet row = counts.executeQuery()) {
      row.next();
      require(row.getBoolean(1), "it holds records that were never read from Kafka");
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new RebuildFailedException(table + " stays as it is: " + otherwise);
    }
  }
}
