package io.countersign.audit.store;

import io.countersign.audit.Rebuild;
import io.countersign.audit.RebuildProgress;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.RecordReading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Derives tables anew, one after the other. Each is exchanged in one transaction, so nothing needs
 * the right to change a row, and whatever breaks a rebuild off leaves complete tables.
 */
public final class PostgresRebuild implements Rebuild {
  private static final String ALONE = "SELECT pg_try_advisory_xact_lock(5208063251184208)";
  private static final String PARTITIONS =
      "SELECT category, stored_from, stored_to FROM store_partition ORDER BY of_table, stored_from, category";

  private final Database database;
  private final RecordReading reading;

  public PostgresRebuild(DataSource dataSource, RecordReading reading) {
    this.database = new Database(dataSource);
    this.reading = reading;
  }

  @Override
  public boolean run(RebuildProgress progress) {
    // This transaction does nothing but to hold the lock.
    return database.inTransaction(connection -> {
      if (!isAlone(connection)) {
        return false;
      }
      all(progress);
      return true;
    });
  }

  private static boolean isAlone(Connection connection) throws SQLException {
    try (PreparedStatement alone = connection.prepareStatement(ALONE);
        ResultSet row = alone.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private void all(RebuildProgress progress) {
    for (StorePartition partition : database.inTransaction(PostgresRebuild::partitions)) {
      long records =
          partition.category() == null
              ? new RowChangeRebuild(partition, reading).run(database)
              : new EventRebuild(partition, reading).run(database);
      progress.exchanged(partition.table(), records);
    }
    progress.exchanged(CommandRows.TABLE, new CommandRebuild(reading).run(database));
  }

  private static List<StorePartition> partitions(Connection connection) throws SQLException {
    List<StorePartition> partitions = new ArrayList<>();
    try (PreparedStatement all = connection.prepareStatement(PARTITIONS);
        ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        String category = rows.getString(1);
        partitions.add(
            new StorePartition(
                category == null ? null : RecordCategory.named(category),
                rows.getObject(2, LocalDate.class),
                rows.getObject(3, LocalDate.class)));
      }
    }
    return partitions;
  }
}
