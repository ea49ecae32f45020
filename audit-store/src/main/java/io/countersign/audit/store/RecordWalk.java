package io.countersign.audit.store;

import io.countersign.audit.Partition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Goes through stored records in chunks, and knows how far it has come. Records of a partition are
 * stored in the order of their offsets, so none comes in behind its back.
 */
final class RecordWalk {
  /** A record may be of several mebibytes. */
  private static final int CHUNK = 200;

  private static final String PARTITIONS =
      "SELECT topic, partition FROM consumer_position ORDER BY topic, partition";

  private final String select;
  private final Predicate<String> topics;
  private final Step step;
  private final Map<Partition, Long> reached = new HashMap<>();
  private long records;

  /** What to do with a chunk, in the transaction that read it. */
  @FunctionalInterface
  interface Step {
    void take(Connection connection, List<StoredRaw> chunk) throws SQLException;
  }

  /**
   * @param from a table of the form of {@code event}
   * @param condition which of its rows
   * @param topics those whose records may be among them
   */
  RecordWalk(String from, String condition, Predicate<String> topics, Step step) {
    this.select =
        """
        SELECT %s FROM %s WHERE topic = ? AND partition = ? AND record_offset > ? AND %s
        ORDER BY record_offset LIMIT %d\
        """
            .formatted(StoredRaw.NAMES, from, condition, CHUNK);
    this.topics = topics;
    this.step = step;
  }

  /** How many were given to the step. */
  long records() {
    return records;
  }

  /** Goes on to the end, each chunk in a transaction. */
  void walk(Database database) {
    for (Partition partition : database.inTransaction(this::partitions)) {
      while (database.inTransaction(connection -> next(connection, partition, reached))) {
        // The condition does the work.
      }
    }
  }

  /** Goes on to the end within a transaction, which may be rolled back and tried again. */
  void finish(Connection connection) throws SQLException {
    Map<Partition, Long> reachedThen = new HashMap<>(reached);
    for (Partition partition : partitions(connection)) {
      while (next(connection, partition, reachedThen)) {
        // The condition does the work.
      }
    }
  }

  /** Whether there may be more. */
  private boolean next(Connection connection, Partition partition, Map<Partition, Long> behind)
      throws SQLException {
    List<StoredRaw> chunk = new ArrayList<>(CHUNK);
    try (PreparedStatement chunks = connection.prepareStatement(select)) {
      chunks.setString(1, partition.topic());
      chunks.setInt(2, partition.number());
      chunks.setLong(3, behind.getOrDefault(partition, -1L));
      try (ResultSet rows = chunks.executeQuery()) {
        while (rows.next()) {
          chunk.add(StoredRaw.read(rows));
        }
      }
    }
    if (!chunk.isEmpty()) {
      step.take(connection, chunk);
      behind.put(partition, chunk.getLast().raw().position().offset());
      records += chunk.size();
    }
    return chunk.size() == CHUNK;
  }

  private List<Partition> partitions(Connection connection) throws SQLException {
    List<Partition> partitions = new ArrayList<>();
    try (PreparedStatement all = connection.prepareStatement(PARTITIONS);
        ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        if (topics.test(rows.getString(1))) {
          partitions.add(new Partition(rows.getString(1), rows.getInt(2)));
        }
      }
    }
    return partitions;
  }
}
