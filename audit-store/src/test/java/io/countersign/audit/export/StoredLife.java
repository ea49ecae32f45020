package io.countersign.audit.export;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Partition;
import io.countersign.audit.Storing;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailSettings;
import io.countersign.audit.store.GrownLedger;
import io.countersign.audit.store.PostgresRecordStore;
import io.countersign.audit.store.PostgresTrail;
import io.countersign.audit.store.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A store in which one approved update and one denied deletion are told of from begin to end. */
public final class StoredLife {
  /** Small, so that some values do not fit into a page. */
  public static final TrailSettings SETTINGS =
      new TrailSettings() {
        @Override
        public long valueBytes() {
          return 2_000;
        }

        @Override
        public Duration queryTimeout() {
          return Duration.ofSeconds(30);
        }
      };

  public final CommandLife update = CommandLife.approvedUpdate();
  public final CommandLife denied =
      CommandLife.of(CommandLife.AGENT, "shop", "DELETE FROM customers")
          .submitted()
          .denied("DELETE", "public.customers");
  public final DataSource dataSource = TestDatabase.create();
  public final GrownLedger ledger = new GrownLedger(dataSource);
  public final Trail trail = new PostgresTrail(dataSource, SETTINGS);
  private final Map<Partition, Long> next = new HashMap<>();

  public StoredLife() {
    store(update);
    store(denied);
    ledger.grow();
  }

  /** Stores a further command's events, which have no place in the ledger yet. */
  public void store(CommandLife life) {
    List<AuditRecord> told = life.auditRecords(next);
    PostgresRecordStore records = TestDatabase.store(dataSource);
    Storing storing = records.store(Batch.of(records.positions(next.keySet()), told));
    if (!(storing instanceof Storing.Stored)) {
      throw new IllegalStateException("somebody else has stored records of the same partition");
    }
  }

  /** How many events there are of the two. */
  public int events() {
    return List.of(update, denied).stream().mapToInt(l -> l.events().size()).sum();
  }
}
