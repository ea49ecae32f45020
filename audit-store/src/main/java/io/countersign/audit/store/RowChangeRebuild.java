package io.countersign.audit.store;

import io.countersign.audit.RecordReading;
import io.countersign.contracts.event.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fills a copy of a partition of {@code row_change} from the events, and exchanges the two. */
final class RowChangeRebuild {
  /** Whoever stores row images waits; before the changed rows, as in storing. */
  private static final String HOLD_UP =
      "LOCK TABLE event_row_images, event_unreadable IN SHARE MODE";

  private final StorePartition partition;
  private final String table;
  private final String copy;
  private final RecordReading reading;
  private final RecordWalk walk;

  RowChangeRebuild(StorePartition partition, RecordReading reading) {
    this.partition = partition;
    this.table = partition.table();
    this.copy = Exchange.copyOf(table);
    this.reading = reading;
    this.walk =
        new RecordWalk(
            "event",
            "category IN ('row-images', 'unreadable') AND stored_on >= '%s' AND stored_on < '%s' AND duplicate_of IS NULL"
                .formatted(partition.from(), partition.to()),
            Topic.EXECUTIONS.topicName()::equals,
            this::take);
  }

  /** How many records the rows were derived from. */
  long run(Database database) {
    var _ =
        database.inTransaction(connection -> {
          Partitions.execute(connection, "DROP TABLE IF EXISTS " + copy);
          Partitions.create(connection, partition, copy);
          return copy;
        });
    walk.walk(database);
    Exchange.inPatience(
        database,
        connection -> {
          Partitions.execute(connection, HOLD_UP);
          Exchange.partition(connection, partition, walk::finish);
        });
    return walk.records();
  }

  private void take(Connection connection, List<StoredRaw> chunk) throws SQLException {
    Map<Object, LocalDate> days = new HashMap<>();
    chunk.forEach(r -> days.put(r.raw().position(), r.storedOn()));
    Stream<StoredRaw> readable = chunk.stream().filter(StoredRaw::isReadable);
    RowChangeRows.copy(
        connection,
        copy,
        readable.map(r -> reading.read(r.raw())).toList(),
        r -> days.getOrDefault(r.position(), partition.from()));
    for (StoredRaw other : chunk.stream().filter(r -> !r.isReadable()).toList()) {
      copyAsTheyAre(connection, other);
    }
  }

  private void copyAsTheyAre(Connection connection, StoredRaw of) throws SQLException {
    try (PreparedStatement rows =
        connection.prepareStatement(
            "INSERT INTO %s SELECT * FROM %s WHERE topic = ? AND partition = ? AND record_offset = ?"
                .formatted(copy, table))) {
      rows.setString(1, of.raw().position().topic());
      rows.setInt(2, of.raw().position().partition());
      rows.setLong(3, of.raw().position().offset());
      rows.executeUpdate();
    }
  }
}
