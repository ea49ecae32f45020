package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.BodyLimit;
import io.countersign.audit.CommandProjection;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.StoreSettings;
import io.countersign.platform.event.RecordPosition;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What {@link PostgresRecordStore} does, without the ledger: to be measured beside it, and for
 * nothing else. Stands in the store's package because the store has no such way.
 */
public final class StoringWithoutLedger {
  private final Database database;

  private final Partitions partitions;
  private final BodyLimit limit;

  public StoringWithoutLedger(DataSource dataSource, StoreSettings settings) {
    this.database = new Database(dataSource);
    this.partitions = new Partitions(database, settings.partitionPeriod());
    this.limit = new BodyLimit(settings.resultRows());
  }

  public void store(Batch batch) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    partitions.makeReady(today);
    int stored =
        database.inTransaction(connection -> {
          if (!Positions.move(connection, batch.advances())) {
            throw new SQLException("somebody else stores here");
          }
          Map<RecordPosition, RecordPosition> duplicates =
              Duplicates.among(connection, batch.records());
          EventRows.copy(
              connection,
              "event",
              batch.records(),
              r ->
                  new StoredAs(
                      RecordCategory.of(r), today, duplicates.get(r.position()), limit.keeps(r)));
          List<AuditRecord> first =
              batch.records().stream().filter(r -> !duplicates.containsKey(r.position())).toList();
          CommandRows.join(connection, CommandRows.TABLE, CommandProjection.pictures(first));
          RowChangeRows.copy(connection, "row_change", first, _ -> today);
          ProducerRuns.copy(connection, batch.records());
          Arrivals.write(connection, batch.records(), first);
          return first.size();
        });
    if (stored != batch.records().size()) {
      throw new IllegalStateException("the events to measure with are not all different");
    }
  }
}
