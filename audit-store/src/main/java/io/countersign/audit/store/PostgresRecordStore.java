package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.BodyLimit;
import io.countersign.audit.CommandProjection;
import io.countersign.audit.Gap;
import io.countersign.audit.Partition;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.RecordStore;
import io.countersign.audit.StoreSettings;
import io.countersign.audit.Storing;
import io.countersign.audit.ledger.BatchLeaves;
import io.countersign.platform.event.RecordPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Keeps records, their leaves in the ledger, commands and consumer positions in PostgreSQL, a batch
 * in one transaction.
 */
public final class PostgresRecordStore implements RecordStore {
  private final Database database;
  private final Partitions partitions;
  private final BodyLimit limit;
  private final Clock clock;

  public PostgresRecordStore(DataSource dataSource, StoreSettings settings, Clock clock) {
    this.database = new Database(dataSource);
    this.partitions = new Partitions(database, settings.partitionPeriod());
    this.limit = new BodyLimit(settings.resultRows());
    this.clock = clock;
  }

  @Override
  public Map<Partition, Long> positions(Collection<Partition> partitions) {
    return database.inTransaction(connection -> Positions.read(connection, partitions));
  }

  @Override
  public Storing store(Batch batch) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    partitions.makeReady(today);
    return database.inTransaction(connection -> store(connection, batch, today));
  }

  @Override
  public void tellRegression(Gap lost) {
    database.inTransaction(connection -> {
      Positions.tellRegression(connection, lost);
      return lost;
    });
  }

  private Storing store(Connection connection, Batch batch, LocalDate today) throws SQLException {
    // First, because whoever is not the owner of the positions must not write anything.
    if (!Positions.move(connection, batch.advances())) {
      connection.rollback();
      return new Storing.NotOurs();
    }
    Map<RecordPosition, RecordPosition> duplicates = Duplicates.among(connection, batch.records());
    EventRows.copy(
        connection,
        "event",
        batch.records(),
        r ->
            new StoredAs(
                RecordCategory.of(r), today, duplicates.get(r.position()), limit.keeps(r)));
    LedgerRows.append(
        connection, BatchLeaves.of(batch.records().stream().map(AuditRecord::raw).toList()));
    List<AuditRecord> first =
        batch.records().stream().filter(r -> !duplicates.containsKey(r.position())).toList();
    CommandRows.join(connection, CommandRows.TABLE, CommandProjection.pictures(first));
    RowChangeRows.copy(connection, "row_change", first, _ -> today);
    ProducerRuns.copy(connection, batch.records());
    Arrivals.write(connection, batch.records(), first);
    Positions.tellGaps(connection, batch.gaps());
    return new Storing.Stored(duplicates.size());
  }
}
