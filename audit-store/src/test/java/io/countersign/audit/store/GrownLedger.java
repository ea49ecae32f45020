package io.countersign.audit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.Envelope;
import io.countersign.audit.Partition;
import io.countersign.audit.RawHeader;
import io.countersign.audit.RawRecord;
import io.countersign.audit.Reading;
import io.countersign.audit.Storing;
import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.ledger.Growth;
import io.countersign.audit.ledger.Integrator;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.audit.ledger.Proving;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignerKey;
import io.countersign.log.verify.StoreVerifier;
import io.countersign.log.verify.Trust;
import io.countersign.log.verify.Verdict;
import io.countersign.platform.event.RecordPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;

/** A store with a ledger that tests let grow. */
public final class GrownLedger {
  public static final String ORIGIN = "countersign.test/ledger";
  private static final Envelope NOTHING =
      new Envelope(null, null, null, null, null, null, null, null, null);
  public final DataSource dataSource;
  public final LedgerSigner signer;
  public final PostgresLedger ledger;
  private final PostgresRecordStore records;
  private final Integrator integrator;

  public GrownLedger(DataSource dataSource) {
    this(dataSource, new LedgerSigner(List.of(key())));
  }

  public GrownLedger(DataSource dataSource, LedgerSigner signer) {
    this.dataSource = dataSource;
    this.signer = signer;
    this.ledger = new PostgresLedger(dataSource);
    this.records = TestDatabase.store(dataSource);
    this.integrator = integrator();
  }

  public static SignerKey key() {
    try {
      return SignerKey.generate(ORIGIN, SignatureType.ED25519, new SecureRandom());
    } catch (InvalidNoteException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As another instance, or this one after a restart, would have it. */
  Integrator integrator() {
    return new Integrator(new PostgresLedgerStore(dataSource), signer);
  }

  /** Stores that many further records of a partition, as one batch. */
  public void store(Partition partition, int count) {
    store(Map.of(partition, count));
  }

  /** Stores further records of several partitions, as one batch. */
  public void store(Map<Partition, Integer> counts) {
    store(counts, 0);
  }

  /**
   * Stores that many further records of a partition, each of so many bytes that do not compress.
   */
  void storeLarge(Partition partition, int count, int bytes) {
    store(Map.of(partition, count), bytes);
  }

  private void store(Map<Partition, Integer> counts, int bytes) {
    Map<Partition, Long> positions = records.positions(counts.keySet());
    List<AuditRecord> batch = new ArrayList<>();
    counts.forEach((partition, count) -> {
      long first = positions.get(partition);
      for (long offset = first; offset < first + count; offset++) {
        batch.add(poison(partition, offset, bytes));
      }
    });
    if (!(records.store(Batch.of(positions, batch)) instanceof Storing.Stored)) {
      throw new IllegalStateException("somebody else has stored records of the same partition");
    }
  }

  private static AuditRecord poison(Partition partition, long offset, int bytes) {
    byte[] text = (partition + "/" + offset).getBytes(UTF_8);
    byte[] value = bytes == 0 ? text : new byte[bytes];
    if (bytes > 0) {
      new Random(offset).nextBytes(value);
    }
    return new AuditRecord(
        new RawRecord(
            new RecordPosition(partition.topic(), partition.number(), offset),
            1_700_000_000_000L + offset,
            offset % 3 == 0 ? null : text,
            List.of(RawHeader.of("nothing", null), RawHeader.of("place", text)),
            value),
        NOTHING,
        new Reading.Poison("made for a test"));
  }

  /** Gives all waiting batches their places. */
  public Checkpoint grow() {
    Growth growth;
    do {
      growth = integrator.step();
    } while (!(growth instanceof Growth.Complete));
    return checkpoint();
  }

  public Checkpoint checkpoint() {
    try {
      return signer.verify(ledger.checkpoint(0).orElseThrow());
    } catch (InvalidNoteException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does what nobody may: as the owner of the tables, who may take every right. */
  public void tamper(String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "GRANT ALL ON event, ledger_batch, ledger_run, ledger_integration, ledger_tile, ledger_checkpoint,"
              + " ledger_cosignature TO CURRENT_USER");
      for (String each : statements) {
        statement.execute(each);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What somebody finds who has the store exported, and trusts nobody else. */
  public Verdict verify(Path bundle, Trust trust) {
    try {
      try (BundleTarget target = BundleTarget.folder(bundle)) {
        ledger.export(0, new ExportKeys(signer.verifierKeys(), List.of()), target);
      }
      try (BundleSource source = BundleSource.of(bundle)) {
        return StoreVerifier.verify(source, trust);
      }
    } catch (IOException | InvalidNoteException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The leaf that stands for a record as it is stored. */
  public byte[] leaf(String position) {
    String[] parts = position.split("/", -1);
    RecordPosition at =
        new RecordPosition(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    return ledger.prove(at, 0) instanceof Proving.Proved proved ? proved.leaf() : new byte[0];
  }

  public long count(String query) {
    return TestDatabase.count(dataSource, query);
  }

  /** As if all after the first batch, and the checkpoints over it, had never been. */
  public void rewind(GrownLedger first) {
    long size = first.checkpoint().size();
    tamper(
        "DELETE FROM event e USING ledger_run r WHERE r.batch_id > 1 AND e.topic = r.topic"
            + " AND e.partition = r.partition AND e.record_offset >= r.first_offset",
        "UPDATE consumer_position p SET next_offset = r.first_offset FROM ledger_run r"
            + " WHERE r.batch_id = 2 AND p.topic = r.topic AND p.partition = r.partition",
        "DELETE FROM ledger_run WHERE batch_id > 1",
        "DELETE FROM ledger_integration WHERE batch_id > 1",
        "DELETE FROM ledger_batch WHERE batch_id > 1",
        "DELETE FROM ledger_checkpoint",
        "INSERT INTO ledger_checkpoint (tree_size, note) VALUES (%d, convert_to('%s', 'UTF8'))"
            .formatted(size, first.ledger.checkpoint(0).orElseThrow().encode()));
  }
}
