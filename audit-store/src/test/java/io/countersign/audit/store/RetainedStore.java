package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Partition;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.TestRecords;
import io.countersign.audit.archive.Archive;
import io.countersign.audit.archive.parquet.ParquetArchive;
import io.countersign.audit.http.HoldScopes;
import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.retention.Disposal;
import io.countersign.audit.retention.Disposals;
import io.countersign.audit.retention.Disposing;
import io.countersign.audit.retention.RetentionRules;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.RecordsDisposed;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.verify.StoreVerifier;
import io.countersign.log.verify.Trust;
import io.countersign.log.verify.Verdict;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.PreparedEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A store of which some records are old, with an archive. */
final class RetainedStore {
  static final Instant THEN = Instant.parse("2025-01-15T12:00:00Z");
  static final Instant NOW = Instant.parse("2025-04-01T12:00:00Z");
  private static final EventCodec CODEC = new EventCodec(EventJson.mapper());
  final GrownLedger ledger = new GrownLedger(TestDatabase.create());
  final PostgresHolds holds = new PostgresHolds(ledger.dataSource, TestDatabase.SETTINGS);
  final PostgresDisposals disposals = new PostgresDisposals(ledger.dataSource, new HoldScopes());
  final Archive archive;
  final List<Disposal> told = new ArrayList<>();
  private final Path folder;
  private final Map<Partition, Long> next = new HashMap<>();
  private long published;

  RetainedStore(Path folder) {
    this.folder = folder;
    this.archive = new ParquetArchive(folder.resolve("archive"));
  }

  void store(Instant at, CommandLife... lives) {
    List<AuditRecord> records = new ArrayList<>();
    for (CommandLife life : lives) {
      life.events().forEach(event -> records.add(sent(event, at)));
    }
    store(at, records);
    ledger.grow();
  }

  private void store(Instant at, List<AuditRecord> records) {
    PostgresRecordStore store =
        new PostgresRecordStore(ledger.dataSource, TestDatabase.STORE, fixed(at));
    var _ = store.store(Batch.of(store.positions(next.keySet()), records));
  }

  static Clock fixed(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }

  Disposing disposing(RecordCategory... categories) {
    return disposing(disposals, categories);
  }

  Disposing disposing(Disposals through, RecordCategory... categories) {
    Map<RecordCategory, Duration> kept = new HashMap<>();
    for (RecordCategory category : categories) {
      kept.put(category, Duration.ofDays(30));
    }
    return new Disposing(
        new RetentionRules(kept),
        through,
        Optional.of(archive),
        () -> new EventId(UUID.randomUUID()),
        this::tell,
        fixed(NOW));
  }

  /** Publishes, and what is published is read at once; its place in the tree comes later. */
  private void tell(Disposal disposal) {
    told.add(disposal);
    var manifest = Objects.requireNonNull(disposal.manifest());
    PreparedEvent event =
        CODEC.prepare(
            Draft.administration(
                disposal.event(),
                new RecordsDisposed(
                    manifest.category(),
                    disposal.days().begin(),
                    disposal.days().end(),
                    manifest.records(),
                    Digest.parse(manifest.digest()),
                    manifest.archive() == null ? null : manifest.archive().name())));
    store(NOW, List.of(sent(event, NOW)));
  }

  private AuditRecord sent(PreparedEvent event, Instant at) {
    ProducerRecord<String, byte[]> sent = CommandLife.encode(event, at, ++published);
    Partition partition = new Partition(sent.topic(), 0);
    return TestRecords.read(sent, partition, next.merge(partition, 1L, Long::sum) - 1);
  }

  Verdict verify() throws Exception {
    Path bundle = folder.resolve("bundle-" + System.nanoTime());
    try (BundleTarget target = BundleTarget.folder(bundle)) {
      ledger.ledger.export(0, new ExportKeys(ledger.signer.verifierKeys(), List.of()), target);
    }
    try (BundleSource source = BundleSource.of(bundle)) {
      return StoreVerifier.verify(
          source, Trust.of(TrustPolicy.log(ledger.signer.verifierKeys().getFirst())));
    }
  }

  long count(String query) {
    return TestDatabase.count(ledger.dataSource, query);
  }
}
