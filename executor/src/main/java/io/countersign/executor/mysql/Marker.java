package io.countersign.executor.mysql;

import io.countersign.executor.TargetTransaction;
import io.countersign.executor.TransactionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/**
 * A row that each writing transaction puts into a table of ours before it does anything else, so
 * that the row is there exactly if the transaction was committed. MySQL itself remembers nothing of
 * a transaction that is over.
 *
 * <p>Whoever asks for a transaction tries to put the same row there: it is a duplicate if the
 * transaction was committed, waits while it is under way, and succeeds if it was rolled back.
 */
final class Marker {
  static final String SCHEMA = "countersign";
  static final String TABLE = "countersign_executions";

  /** What an administrator has to run once, before the writer is granted these two. */
  static final String DEFINITION =
      """
      CREATE TABLE IF NOT EXISTS %s.%s (
        id varchar(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
        written_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
        KEY (written_at)
      ) ENGINE = InnoDB\
      """
          .formatted(SCHEMA, TABLE);

  static final Set<String> PRIVILEGES = Set.of("SELECT", "INSERT");

  private static final String INSERT = "INSERT INTO %s.%s (id) VALUES (?)".formatted(SCHEMA, TABLE);

  private static final String MARKED = "marked:";
  private static final String UNMARKED = "unmarked:";

  /** Access denied, no such database, no such table (MySQL error reference). */
  private static final Set<Integer> NOT_THERE = Set.of(1044, 1049, 1142, 1146);

  private Marker() {}

  /** Marks the transaction that is open on the connection, where there is a table for it. */
  static TargetTransaction mark(String id, MysqlConnection connection) throws SQLException {
    try {
      insert(MARKED + id, connection.jdbc());
      return new TargetTransaction(MARKED + id, (int) connection.id());
    } catch (SQLException e) {
      if (NOT_THERE.contains(e.getErrorCode())) {
        return unmarked(id, connection);
      }
      throw e;
    }
  }

  /** Of a transaction that can leave no mark, or that ends before it is committed. */
  static TargetTransaction unmarked(String id, MysqlConnection connection) {
    return new TargetTransaction(UNMARKED + id, (int) connection.id());
  }

  /** On a connection of which everything is rolled back. */
  static TransactionState stateOf(TargetTransaction transaction, Connection connection)
      throws SQLException {
    if (!transaction.id().startsWith(MARKED)) {
      return TransactionState.UNKNOWN;
    }
    try {
      insert(transaction.id(), connection);
      return TransactionState.ABORTED;
    } catch (SQLException e) {
      return switch (e.getErrorCode()) {
        case MysqlErrors.DUPLICATE -> TransactionState.COMMITTED;
        case MysqlErrors.LOCK_WAIT_TIMEOUT -> TransactionState.IN_PROGRESS;
        default -> {
          if (NOT_THERE.contains(e.getErrorCode())) {
            yield TransactionState.UNKNOWN;
          }
          throw e;
        }
      };
    }
  }

  private static void insert(String id, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, id);
      statement.execute();
    }
  }
}
