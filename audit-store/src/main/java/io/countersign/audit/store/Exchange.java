package io.countersign.audit.store;

import io.countersign.audit.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;

/** Puts a table into the place of a partition, in one transaction. */
final class Exchange {
  private static final int ATTEMPTS = 10;

  /** Nobody is held up for longer by an exchange that waits for its lock. */
  private static final String PATIENCE = "SET LOCAL lock_timeout = '5s'";

  private Exchange() {}

  /** What is to be done while nobody else reads or writes the table. */
  @FunctionalInterface
  interface Rest {
    void on(Connection connection) throws SQLException;
  }

  static String copyOf(String table) {
    return table + "_rebuilt";
  }

  /**
   * Within a transaction.
   *
   * @param rest brings the copy up to date, and compares
   */
  static void partition(Connection connection, StorePartition of, Rest rest) throws SQLException {
    Partitions.execute(connection, Partitions.LOCK);
    Partitions.execute(
        connection, "ALTER TABLE %s DETACH PARTITION %s".formatted(of.parent(), of.table()));
    rest.on(connection);
    Partitions.execute(connection, "DROP TABLE " + of.table());
    rename(connection, of.table());
    Partitions.attach(connection, of, of.table());
  }

  private static void rename(Connection connection, String table) throws SQLException {
    String copy = copyOf(table);
    Partitions.execute(connection, "ALTER TABLE %s RENAME TO %s".formatted(copy, table));
    Partitions.execute(
        connection, "ALTER INDEX %s_position RENAME TO %s_position".formatted(copy, table));
  }

  /** Tries again where others read for longer than the patience lasts. */
  static void inPatience(Database database, Rest work) {
    for (int attempt = 1; ; attempt++) {
      try {
        var _ =
            database.inTransaction(connection -> {
              Partitions.execute(connection, PATIENCE);
              work.on(connection);
              return work;
            });
        return;
      } catch (StoreUnavailableException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
