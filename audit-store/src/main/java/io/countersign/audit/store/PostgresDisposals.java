package io.countersign.audit.store;

import io.countersign.audit.RecordCategory;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.audit.retention.Disposal;
import io.countersign.audit.retention.DisposalRefusedException;
import io.countersign.audit.retention.Disposals;
import io.countersign.audit.retention.RecordDays;
import io.countersign.audit.retention.Removal;
import io.countersign.audit.retention.Scopes;
import io.countersign.contracts.event.EventId;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.platform.event.RecordPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Takes partitions of {@code event} out of PostgreSQL. */
public final class PostgresDisposals implements Disposals {
  /** The bytes of "dispose" as a number: the key of the advisory lock. */
  private static final long LOCK = 0x64_6973_706F_7365L;

  private static final String STORED =
      "SELECT category, stored_from, stored_to FROM store_partition WHERE of_table = 'event'";
  private static final String ALL =
      "SELECT " + DisposalRows.COLUMNS + " FROM disposal ORDER BY disposal_id DESC";
  private static final String UNFINISHED =
      "SELECT "
          + DisposalRows.COLUMNS
          + " FROM disposal WHERE done_at IS NULL ORDER BY disposal_id";
  private static final String ONE =
      "SELECT " + DisposalRows.COLUMNS + " FROM disposal WHERE disposal_id = ?";
  private static final String OF =
      "SELECT "
          + DisposalRows.COLUMNS
          + """
           FROM disposal WHERE disposal_id = (SELECT disposal_id FROM (
            SELECT disposal_id, first_offset + record_count AS behind FROM disposal_range
            WHERE topic = ? AND partition = ? AND first_offset <= ? ORDER BY first_offset DESC LIMIT 1) r
            WHERE behind > ?)\
          """;
  private static final String BEGIN =
      """
      INSERT INTO disposal (category, stored_from, stored_to, event_id, begun_at)
      VALUES (?, ?, ?, ?, ?) RETURNING\
      """
          + " "
          + DisposalRows.COLUMNS;
  private static final String WRITTEN =
      "UPDATE disposal SET manifest = ? WHERE disposal_id = ? RETURNING " + DisposalRows.COLUMNS;
  private static final String TOLD =
      "UPDATE disposal SET told_at = ? WHERE disposal_id = ? RETURNING " + DisposalRows.COLUMNS;
  private static final String CHECKPOINT =
      "SELECT note FROM ledger_checkpoint ORDER BY tree_size DESC LIMIT 1";

  private final Database database;
  private final HeldRecords held;

  public PostgresDisposals(DataSource dataSource, Scopes scopes) {
    this.database = new Database(dataSource);
    this.held = new HeldRecords(scopes);
  }

  @Override
  public List<RecordDays> stored() {
    return list(
        STORED,
        _ -> {},
        row ->
            new RecordDays(
                RecordCategory.named(row.getString(1)),
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class)));
  }

  @Override
  public List<Disposal> all() {
    return list(ALL, _ -> {}, DisposalRows::read);
  }

  @Override
  public List<Disposal> unfinished() {
    return list(UNFINISHED, _ -> {}, DisposalRows::read);
  }

  @Override
  public Optional<Disposal> disposal(long id) {
    return list(ONE, binder -> binder.number(id), DisposalRows::read).stream().findFirst();
  }

  @Override
  public Optional<Disposal> of(RecordPosition position) {
    return list(
            OF,
            binder -> {
              binder.text(position.topic());
              binder.number(position.partition());
              binder.number(position.offset());
              binder.number(position.offset());
            },
            DisposalRows::read)
        .stream()
        .findFirst();
  }

  @Override
  public boolean alone(Runnable work) {
    return database.inTransaction(connection -> {
      try (PreparedStatement lock =
          connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
        lock.setLong(1, LOCK);
        try (ResultSet row = lock.executeQuery()) {
          row.next();
          if (!row.getBoolean(1)) {
            return false;
          }
        }
      }
      work.run();
      return true;
    });
  }

  @Override
  public Disposal begin(RecordDays days, EventId event, Instant at) {
    return changed(
        BEGIN,
        binder -> {
          binder.text(days.category().toString());
          binder.day(days.from());
          binder.day(days.to());
          binder.uuid(event.value());
          binder.time(at);
        });
  }

  @Override
  public Optional<String> holding(RecordDays days) {
    return database.inTransaction(connection -> held.holding(connection, partition(days)));
  }

  @Override
  public LogState read(RecordDays days, Consumer<ArchivedRecord> reader) {
    StorePartition partition = partition(days);
    return database.inTransaction(connection -> {
      Partitions.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      Checkpoint checkpoint = checkpoint(connection);
      long read =
          UncheckedSql.run(
              () -> new ArchivedRows(connection, partition, checkpoint.size()).read(reader));
      long stored = Removing.count(connection, partition);
      if (read != stored) {
        throw new DisposalRefusedException(
            "%d records of %s are not in the ledger; verify the store"
                .formatted(stored - read, days));
      }
      return new LogState(checkpoint.size(), checkpoint.root());
    });
  }

  private static Checkpoint checkpoint(Connection connection) throws SQLException {
    try (PreparedStatement latest = connection.prepareStatement(CHECKPOINT);
        ResultSet row = latest.executeQuery()) {
      if (!row.next()) {
        throw new DisposalRefusedException("the ledger has no checkpoint yet");
      }
      return Checkpoint.parse(LedgerNotes.parse(row.getBytes(1)).text());
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException("the last checkpoint is none any more", e);
    }
  }

  @Override
  public Disposal written(Disposal disposal, DisposalManifest manifest) {
    return changed(
        WRITTEN,
        binder -> {
          binder.text(manifest.text());
          binder.number(disposal.id());
        });
  }

  @Override
  public Disposal told(Disposal disposal, Instant at) {
    return changed(
        TOLD,
        binder -> {
          binder.time(at);
          binder.number(disposal.id());
        });
  }

  @Override
  public Removal remove(Disposal disposal, Instant at) {
    return database.inTransaction(connection ->
        new Removing(connection, held, partition(disposal.days())).remove(disposal, at));
  }

  private static StorePartition partition(RecordDays days) {
    return new StorePartition(days.category(), days.from(), days.to());
  }

  private <T> List<T> list(String sql, Query.Binding binding, Query.Row<T> reader) {
    return database.inTransaction(connection -> {
      List<T> found = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binding.bind(new Binder(connection, statement));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(reader.read(rows));
          }
        }
      }
      return found;
    });
  }

  /** A step that is on the disk before the next is done. */
  private Disposal changed(String sql, Query.Binding binding) {
    return database.inTransaction(connection -> {
      Partitions.execute(connection, "SET LOCAL synchronous_commit = on");
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binding.bind(new Binder(connection, statement));
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return DisposalRows.read(row);
        }
      }
    });
  }
}
