package io.countersign.audit.store;

import io.countersign.audit.PartitionPeriod;
import io.countersign.audit.RecordCategory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the partitions of days before the first record of their days is stored. */
final class Partitions {
  /** Held while partitions are made or exchanged, so that two instances do not do it at once. */
  static final String LOCK = "SELECT pg_advisory_xact_lock(5208063251184207)";

  private static final String COVERING =
      "SELECT count(*) FROM store_partition WHERE stored_from <= ? AND stored_to > ?";
  private static final String NEIGHBOURS =
      """
      SELECT max(stored_to) FILTER (WHERE stored_to <= ?), min(stored_from) FILTER (WHERE stored_from > ?),
        count(*) FILTER (WHERE stored_from <= ? AND stored_to > ?)
      FROM store_partition WHERE of_table = ? AND category IS NOT DISTINCT FROM ?\
      """;
  private static final String KEEP =
      "INSERT INTO store_partition (table_name, of_table, category, stored_from, stored_to) VALUES (?, ?, ?, ?, ?)";

  /** One for each category, and that of changed rows. */
  private static final int TABLES = RecordCategory.values().length + 1;

  private final Database database;
  private final PartitionPeriod period;

  Partitions(Database database, PartitionPeriod period) {
    this.database = database;
    this.period = period;
  }

  /** Afterwards records of the day find their partitions. */
  void makeReady(LocalDate day) {
    if (!database.inTransaction(connection -> isReady(connection, day))) {
      database.inTransaction(connection -> {
        make(connection, day);
        return day;
      });
    }
  }

  private static boolean isReady(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement covering = connection.prepareStatement(COVERING)) {
      covering.setObject(1, day);
      covering.setObject(2, day);
      try (ResultSet row = covering.executeQuery()) {
        row.next();
        return row.getInt(1) == TABLES;
      }
    }
  }

  private void make(Connection connection, LocalDate day) throws SQLException {
    execute(connection, LOCK);
    List<@Nullable RecordCategory> tables = new ArrayList<>(List.of(RecordCategory.values()));
    tables.add(null);
    for (RecordCategory category : tables) {
      Optional<StorePartition> missing = missing(connection, category, day);
      if (missing.isPresent()) {
        make(connection, missing.get());
      }
    }
  }

  /** As long as the period allows without overlapping those that there are. */
  private Optional<StorePartition> missing(
      Connection connection, @Nullable RecordCategory category, LocalDate day) throws SQLException {
    try (PreparedStatement neighbours = connection.prepareStatement(NEIGHBOURS)) {
      for (int i = 1; i <= 4; i++) {
        neighbours.setObject(i, day);
      }
      neighbours.setString(5, category == null ? "row_change" : "event");
      neighbours.setString(6, category == null ? null : category.toString());
      try (ResultSet row = neighbours.executeQuery()) {
        row.next();
        if (row.getInt(3) > 0) {
          return Optional.empty();
        }
        return Optional.of(
            new StorePartition(
                category,
                later(period.firstDay(day), row.getObject(1, LocalDate.class)),
                earlier(period.firstDayBehind(day), row.getObject(2, LocalDate.class))));
      }
    }
  }

  private static LocalDate later(LocalDate day, @Nullable LocalDate other) {
    return other != null && other.isAfter(day) ? other : day;
  }

  private static LocalDate earlier(LocalDate day, @Nullable LocalDate other) {
    return other != null && other.isBefore(day) ? other : day;
  }

  /** Attached when it is complete: that holds up neither readers nor writers of the others. */
  private static void make(Connection connection, StorePartition made) throws SQLException {
    create(connection, made, made.table());
    attach(connection, made, made.table());
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      RecordCategory category = made.category();
      keep.setString(1, made.table());
      keep.setString(2, category == null ? "row_change" : "event");
      keep.setString(3, category == null ? null : category.toString());
      keep.setObject(4, made.from());
      keep.setObject(5, made.to());
      keep.executeUpdate();
    }
  }

  /** A table that could take the partition's place, without rows. */
  static void create(Connection connection, StorePartition like, String table) throws SQLException {
    execute(connection, "CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(table, like.parent()));
    execute(
        connection,
        "CREATE UNIQUE INDEX %s_position ON %s (%s)".formatted(table, table, like.uniqueColumns()));
  }

  static void attach(Connection connection, StorePartition as, String table) throws SQLException {
    execute(
        connection,
        "ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
            .formatted(as.parent(), table, as.from(), as.to()));
    execute(connection, "REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM CURRENT_USER".formatted(table));
  }

  /** Statements of fixed words, names and days only. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
