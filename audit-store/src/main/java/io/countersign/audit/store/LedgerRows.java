package io.countersign.audit.store;

import io.countersign.audit.ledger.BatchLeaves;
import io.countersign.audit.ledger.Run;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Appends the leaves of a batch; where they stand in the tree is decided later. */
final class LedgerRows {
  private static final String APPEND =
      """
      WITH batch AS (INSERT INTO ledger_batch (leaf_count, leaves) VALUES (?, ?) RETURNING batch_id)
      INSERT INTO ledger_run (batch_id, place, topic, partition, first_offset, leaf_count)
      SELECT batch.batch_id, run.* FROM batch,
        unnest(?::integer[], ?::text[], ?::integer[], ?::bigint[], ?::integer[]) AS run\
      """;

  private LedgerRows() {}

  static void append(Connection connection, BatchLeaves leaves) throws SQLException {
    List<Run> runs = leaves.runs();
    try (PreparedStatement append = connection.prepareStatement(APPEND)) {
      append.setInt(1, leaves.count());
      append.setBytes(2, leaves.entries());
      append.setArray(3, array(connection, "integer", runs, Run::place));
      append.setArray(4, array(connection, "text", runs, r -> r.partition().topic()));
      append.setArray(5, array(connection, "integer", runs, r -> r.partition().number()));
      append.setArray(6, array(connection, "bigint", runs, Run::firstOffset));
      append.setArray(7, array(connection, "integer", runs, Run::count));
      append.executeUpdate();
    }
  }

  private static Array array(
      Connection connection, String type, List<Run> runs, Function<Run, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, runs.stream().map(value).toArray());
  }
}
