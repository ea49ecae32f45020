package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.CommandProjection;
import io.countersign.audit.RecordReading;
import io.countersign.contracts.event.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a copy of {@code command} from the events, and exchanges the two. What only events told
 * that retention has disposed of is then no longer there.
 */
final class CommandRebuild {
  private static final String TABLE = CommandRows.TABLE;
  private static final String COPY = Exchange.copyOf(TABLE);
  private static final String INDEXES =
      """
      SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = 'command'::regclass AND NOT i.indisprimary ORDER BY 1\
      """;

  /** Categories that only values told that are not kept. */
  private static final String SEEN_BEFORE =
      """
      UPDATE command_rebuilt n SET
        masked_categories = ARRAY(SELECT DISTINCT unnest(n.masked_categories || o.masked_categories) ORDER BY 1),
        shown_categories = ARRAY(SELECT DISTINCT unnest(n.shown_categories || o.shown_categories) ORDER BY 1)
      FROM command o WHERE o.command_id = n.command_id AND n.command_id IN (
        SELECT command_id FROM event WHERE category = 'results' AND value_absence IS NOT NULL)\
      """;

  private final RecordReading reading;
  private final RecordWalk walk;

  CommandRebuild(RecordReading reading) {
    this.reading = reading;
    this.walk =
        new RecordWalk(
            "event",
            "category NOT IN ('row-images', 'administration', 'trail-reads') AND duplicate_of IS NULL",
            topic -> !topic.equals(Topic.ADMINISTRATION.topicName()),
            this::take);
  }

  /** An index, and the statement that makes the same for the copy. */
  private record Index(String name, String forCopy) {}

  /** How many records the commands were derived from. */
  long run(Database database) {
    create(database);
    walk.walk(database);
    List<Index> indexes = database.inTransaction(CommandRebuild::index);
    Exchange.inPatience(database, connection -> exchange(connection, indexes));
    return walk.records();
  }

  private static void create(Database database) {
    var _ =
        database.inTransaction(connection -> {
          Partitions.execute(connection, "DROP TABLE IF EXISTS " + COPY);
          Partitions.execute(
              connection,
              "CREATE TABLE %s (LIKE %s INCLUDING ALL EXCLUDING INDEXES, CONSTRAINT %s_pkey PRIMARY KEY (command_id)) WITH (fillfactor = 70)"
                  .formatted(COPY, TABLE, COPY));
          return COPY;
        });
  }

  private void take(Connection connection, List<StoredRaw> chunk) throws SQLException {
    List<AuditRecord> derived =
        chunk.stream().filter(StoredRaw::isReadable).map(r -> reading.read(r.raw())).toList();
    CommandRows.join(connection, COPY, CommandProjection.pictures(derived));
  }

  private static List<Index> index(Connection connection) throws SQLException {
    List<Index> indexes = new ArrayList<>();
    try (PreparedStatement all = connection.prepareStatement(INDEXES);
        ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        String name = rows.getString(1);
        String forCopy =
            rows.getString(2)
                .replaceFirst(
                    "INDEX \\S+ ON \\S+", "INDEX " + Exchange.copyOf(name) + " ON " + COPY);
        indexes.add(new Index(name, forCopy));
      }
    }
    for (Index each : indexes) {
      Partitions.execute(connection, each.forCopy());
    }
    Partitions.execute(connection, SEEN_BEFORE);
    return indexes;
  }

  private void exchange(Connection connection, List<Index> indexes) throws SQLException {
    Partitions.execute(connection, "LOCK TABLE command IN ACCESS EXCLUSIVE MODE");
    walk.finish(connection);
    Partitions.execute(connection, "DROP TABLE command");
    Partitions.execute(connection, "ALTER TABLE %s RENAME TO %s".formatted(COPY, TABLE));
    Partitions.execute(
        connection,
        "ALTER TABLE %s RENAME CONSTRAINT %s_pkey TO %s_pkey".formatted(TABLE, COPY, TABLE));
    for (Index each : indexes) {
      Partitions.execute(
          connection,
          "ALTER INDEX %s RENAME TO %s".formatted(Exchange.copyOf(each.name()), each.name()));
    }
  }
}
