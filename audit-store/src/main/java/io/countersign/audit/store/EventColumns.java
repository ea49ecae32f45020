package io.countersign.audit.store;

import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.platform.event.RecordPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code event} as the trail shows them. */
final class EventColumns {
  /** All but the value. */
  static final String NAMES =
      "topic, partition, record_offset, happened_at, flaw, duplicate_of, event_id, type, source, session_id,"
          + " command_id, producer, epoch, sequence, previous, digest, traceparent, actor_name, summary, record_value,"
          + " value_absence";

  private EventColumns() {}

  /** Without their values nobody can tell what became of a command; few per command, and small. */
  static final String TELLING = "flaw IS NULL AND type <> 'countersign.RowsChanged.v1'";

  static final String NONE = "false";

  /**
   * Rows with their values as far as these fit into a budget of bytes, and without those of result
   * chunks, which may be any number; with the values' place taken by {@code shown_value} and {@code
   * omitted}.
   *
   * @param rows the query of the rows, which names {@link #NAMES}
   * @param spared a condition: rows that keep their values and use up the budget before all others
   * @param order in which the values use up the budget, and the rows are given
   */
  static String withinBudget(String rows, String spared, String order) {
    return """
    WITH chosen AS MATERIALIZED (%1$s), ranked AS (
      SELECT *, type IS NOT DISTINCT FROM 'countersign.ResultChunk.v1' AS chunk, (%2$s) IS TRUE AS spared
      FROM chosen), measured AS (
      SELECT *, chunk OR NOT spared
        AND sum(CASE WHEN chunk THEN 0 ELSE octet_length(record_value) END)
          OVER (ORDER BY NOT spared, %3$s) > ? AS over_budget
      FROM ranked)
    SELECT *, CASE WHEN over_budget THEN NULL ELSE record_value END AS shown_value,
      over_budget AND record_value IS NOT NULL AS omitted
    FROM measured ORDER BY %3$s\
    """
        .formatted(rows, spared, order);
  }

  static TrailEvent read(ResultSet row) throws SQLException {
    return new TrailEvent(
        position(row),
        id(row, "event_id", EventId::new),
        row.getString("type"),
        PostgresTime.required(row, "happened_at"),
        row.getString("source"),
        id(row, "session_id", SessionId::new),
        id(row, "command_id", CommandId::new),
        producer(row),
        DigestBytes.digest(row.getBytes("previous")),
        DigestBytes.digest(row.getBytes("digest")),
        row.getString("traceparent"),
        row.getString("actor_name"),
        row.getString("summary"),
        row.getString("flaw"),
        PositionText.parse(row.getString("duplicate_of")),
        row.getBytes("shown_value"),
        row.getBoolean("omitted"),
        RawRows.absence(row));
  }

  static RecordPosition position(ResultSet row) throws SQLException {
    return new RecordPosition(
        row.getString("topic"), row.getInt("partition"), row.getLong("record_offset"));
  }

  private static @Nullable ProducerPosition producer(ResultSet row) throws SQLException {
    String producer = row.getString("producer");
    return producer == null
        ? null
        : new ProducerPosition(producer, row.getLong("epoch"), row.getLong("sequence"));
  }

  private static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> constructor)
      throws SQLException {
    UUID value = row.getObject(column, UUID.class);
    return value == null ? null : constructor.apply(value);
  }
}
