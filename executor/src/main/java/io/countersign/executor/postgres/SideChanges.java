package io.countersign.executor.postgres;

import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows of each table the transaction has changed, whoever did it: the statement, a
 * trigger, a cascade (PostgreSQL manual 27.2.23, {@code pg_stat_get_xact_tuples_inserted}). The
 * server counts attempts too that a trigger took back, so there may be fewer. Partitions count as
 * their table.
 */
final class SideChanges {
  private static final String COUNTS =
      """
      SELECT s.nspname, r.relname, sum(x.inserted), sum(x.updated), sum(x.deleted)
      FROM pg_catalog.pg_class c CROSS JOIN LATERAL (
        SELECT pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) AS inserted,
          pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) AS updated,
          pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) AS deleted
      ) AS x
      JOIN pg_catalog.pg_class r ON r.oid = CASE WHEN c.relispartition
        THEN pg_catalog.pg_partition_root(c.oid)::oid ELSE c.oid END
      JOIN pg_catalog.pg_namespace s ON s.oid = r.relnamespace
      WHERE c.relkind = 'r' AND c.oid >= 16384 AND x.inserted + x.updated + x.deleted > 0
      GROUP BY s.nspname, r.relname\
      """;

  private final Connection connection;
  private final Map<TableName, Counts> before;

  private record Counts(long inserted, long updated, long deleted) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts since(Counts earlier) {
      return new Counts(
          inserted - earlier.inserted, updated - earlier.updated, deleted - earlier.deleted);
    }

    /** A row that moves to another partition is inserted and deleted, and updated once. */
    Counts besides(TableChanges own) {
      long moved = Math.max(0, own.updated() - updated);
      return new Counts(
          Math.max(0, inserted - own.inserted() - moved),
          Math.max(0, updated - own.updated()),
          Math.max(0, deleted - own.deleted() - moved));
    }

    TableChanges of(TableName table) {
      return new TableChanges(table, inserted, updated, deleted, 0);
    }
  }

  private SideChanges(Connection connection, Map<TableName, Counts> before) {
    this.connection = connection;
    this.before = before;
  }

  /** The server's counts may hold some of earlier transactions. */
  static SideChanges since(Connection connection) throws SQLException {
    return new SideChanges(connection, counts(connection));
  }

  /**
   * What was changed besides what the statement itself did.
   *
   * @param own by the statement, with the table's schema
   */
  Map<TableName, TableChanges> besides(TableChanges own) throws SQLException {
    Map<TableName, TableChanges> besides = new TreeMap<>();
    counts(connection)
        .forEach((table, counts) -> {
          Counts since = counts.since(before.getOrDefault(table, Counts.NONE));
          Counts more = table.equals(own.table()) ? since.besides(own) : since;
          if (more.of(table).rows() > 0) {
            besides.put(table, more.of(table));
          }
        });
    return besides;
  }

  private static Map<TableName, Counts> counts(Connection connection) throws SQLException {
    Map<TableName, Counts> counts = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNTS)) {
      while (row.next()) {
        counts.put(
            new TableName(row.getString(1), row.getString(2)),
            new Counts(row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return counts;
  }
}
