package io.countersign.audit.store;

import io.countersign.audit.ledger.GrowingLedger;
import io.countersign.audit.ledger.LedgerStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;

/** Lets the tree grow in PostgreSQL, by one instance at a time. */
public final class PostgresLedgerStore implements LedgerStore {
  /** The bytes of "ledger" as a number: the key of the advisory lock. */
  private static final long LOCK = 0x6C65_6467_6572L;

  /** Who reads batches as of this transaction or later has missed none. */
  private static final String NOTHING_DONE = "0";

  private final Database database;
  private final AtomicReference<String> searchedUpTo = new AtomicReference<>(NOTHING_DONE);

  public PostgresLedgerStore(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public <T> Optional<T> alone(Function<GrowingLedger, T> step) {
    String from = searchedUpTo.getAndSet(NOTHING_DONE);
    return database
        .inTransaction(connection -> {
          if (!lock(connection)) {
            searchedUpTo.set(from);
            return Optional.<Done<T>>empty();
          }
          LedgerStep ledger = new LedgerStep(connection, from);
          T result = UncheckedSql.run(() -> step.apply(ledger));
          return Optional.of(new Done<>(result, ledger.searchedUpTo()));
        })
        .map(done -> {
          searchedUpTo.set(done.searchedUpTo());
          return done.result();
        });
  }

  private record Done<T>(T result, String searchedUpTo) {}

  private static boolean lock(Connection connection) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      // A checkpoint that others have seen must not be lost, and with it nothing that it covers:
      // all that was committed before reaches the disk with it.
      settings.execute("SET LOCAL synchronous_commit = on");
      // A plan for any transaction id would read all batches.
      settings.execute("SET LOCAL plan_cache_mode = force_custom_plan");
    }
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
