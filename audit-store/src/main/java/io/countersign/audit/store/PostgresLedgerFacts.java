package io.countersign.audit.store;

import io.countersign.audit.Partition;
import io.countersign.audit.TrailSettings;
import io.countersign.audit.ledger.NamedOffsets;
import io.countersign.audit.report.LedgerFacts;
import io.countersign.audit.report.Period;
import io.countersign.audit.report.WitnessStanding;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.log.bundle.OffsetRange;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.SignedNote;
import io.countersign.log.record.RecordLeaf;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads what {@link PostgresLedgerStore} keeps beside the tree. */
public final class PostgresLedgerFacts implements LedgerFacts {
  /**
   * Of the rows, and of the checkpoints made in the period: the first miss rows that are gone, the
   * second what came late.
   */
  private static final String LEAVES =
      """
      WITH stored AS (
        SELECT topic, partition, min(record_offset) AS first_offset, max(record_offset) AS last_offset
        FROM event WHERE happened_at >= ? AND happened_at < ? GROUP BY topic, partition),
      placed AS (
        SELECT i.first_index + r.place AS from_index, i.first_index + r.place + r.leaf_count AS to_index
        FROM stored s JOIN ledger_run r ON r.topic = s.topic AND r.partition = s.partition
          AND r.first_offset <= s.last_offset AND r.first_offset + r.leaf_count > s.first_offset
        JOIN ledger_integration i USING (batch_id)
        UNION ALL
        SELECT coalesce((SELECT max(tree_size) FROM ledger_checkpoint WHERE made_at < ?), 0),
          coalesce((SELECT min(tree_size) FROM ledger_checkpoint WHERE made_at >= ?),
            (SELECT max(tree_size) FROM ledger_checkpoint)))
      SELECT min(from_index), max(to_index) FROM placed\
      """;

  private static final String WAITING =
      """
      SELECT coalesce(sum(b.leaf_count), 0) FROM ledger_batch b
      WHERE NOT EXISTS (SELECT FROM ledger_integration i WHERE i.batch_id = b.batch_id)\
      """;
  private static final String CHECKPOINT_BEFORE =
      "SELECT note FROM ledger_checkpoint WHERE made_at < ? ORDER BY tree_size DESC LIMIT 1";
  private static final String WITNESSES =
      """
      SELECT DISTINCT ON (witness) witness, tree_size, received_at FROM ledger_cosignature
      ORDER BY witness, tree_size DESC\
      """;

  private final Database database;
  private final Query query;

  public PostgresLedgerFacts(DataSource dataSource, TrailSettings settings) {
    this.database = new Database(dataSource);
    this.query = new Query(database, settings.queryTimeout());
  }

  @Override
  public Range leaves(Period period, long size) {
    return query
        .list(
            LEAVES,
            binder -> {
              binder.time(period.from());
              binder.time(period.to());
              binder.time(period.from());
              binder.time(period.to());
            },
            row -> {
              long to = Math.min(row.getLong(2), size);
              return new Range(Math.min(row.getLong(1), to), to);
            })
        .getFirst();
  }

  @Override
  public long waiting() {
    return query.list(WAITING, _ -> {}, row -> row.getLong(1)).getFirst();
  }

  @Override
  public Optional<SignedNote> checkpointBefore(Instant time) {
    return query
        .list(
            CHECKPOINT_BEFORE,
            binder -> binder.time(time),
            row -> LedgerNotes.parse(row.getBytes(1)))
        .stream()
        .findFirst();
  }

  @Override
  public List<WitnessStanding> witnesses() {
    return query.list(
        WITNESSES,
        _ -> {},
        row ->
            new WitnessStanding(
                row.getString(1), row.getLong(2), PostgresTime.required(row, "received_at")));
  }

  @Override
  public List<StoredRecord> records(List<Optional<RecordLeaf>> leaves) {
    return database.inTransaction(connection ->
        UncheckedSql.run(() -> {
          List<StoredRecord> found = new ArrayList<>(leaves.size());
          try (StoredRecords records = StoredRecords.of(connection, leaves, disposed(connection))) {
            records.forEachRemaining(found::add);
          }
          return found;
        }));
  }

  /** What retention says that it disposed of. */
  private static NamedOffsets disposed(Connection connection) throws SQLException {
    NamedOffsets disposed = new NamedOffsets();
    for (DisposalManifest manifest : DisposalRows.manifests(connection)) {
      for (OffsetRange gone : manifest.ranges()) {
        disposed.add(
            new Partition(gone.topic(), gone.partition()),
            new NamedOffsets.Range(gone.first(), gone.end()));
      }
    }
    return disposed;
  }
}
