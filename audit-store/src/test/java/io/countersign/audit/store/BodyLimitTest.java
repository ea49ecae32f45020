package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandLife;
import io.countersign.audit.LeftOut;
import io.countersign.audit.Partition;
import io.countersign.audit.StoredRecord;
import io.countersign.audit.TrailEvent;
import io.countersign.audit.ValueAbsence;
import io.countersign.audit.ledger.ExportKeys;
import io.countersign.contracts.event.Topic;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.verify.StoreVerifier;
import io.countersign.log.verify.Trust;
import io.countersign.log.verify.Verdict;
import io.countersign.platform.event.RecordPosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten rows of a result are kept; the chunks here have one row each. */
class BodyLimitTest {
  @TempDir Path folder;
  private GrownLedger ledger;
  private PostgresTrail trail;
  private CommandLife life;

  @BeforeEach
  void storeALargeResult() {
    ledger = new GrownLedger(TestDatabase.create());
    trail = new PostgresTrail(ledger.dataSource, TestDatabase.SETTINGS);
    life =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT city FROM customers", "a look")
            .submitted()
            .allowed("customers")
            .warranted()
            .started();
    for (int chunk = 0; chunk < 13; chunk++) {
      life = life.chunk(chunk);
    }
    life = life.resultEnded(13).succeeded();
    Map<Partition, Long> offsets = new HashMap<>();
    List<AuditRecord> records = life.auditRecords(offsets);
    PostgresRecordStore store = TestDatabase.store(ledger.dataSource);
    store.store(Batch.of(store.positions(offsets.keySet()), records));
  }

  @Test
  void keepsTheFirstRowsAndTellsWhatIsNotKept() {
    // When
    List<byte[]> kept = trail.resultChunks(life.id(), 0, 100);

    // Then
    assertThat(kept).hasSize(10);
    assertThat(new String(kept.getLast(), StandardCharsets.UTF_8)).contains("Oslo 9");
    assertThat(trail.resultsLeftOut(life.id()))
        .containsExactly(new LeftOut(ValueAbsence.BEYOND_LIMIT, 3, 10));
  }

  @Test
  void theRecordSaysWhyItsValueIsNotThere() {
    // When
    StoredRecord record =
        trail.record(new RecordPosition(Topic.RESULTS.topicName(), 0, 12)).orElseThrow();

    // Then
    assertThat(record.valueAbsence()).isEqualTo(ValueAbsence.BEYOND_LIMIT);
    assertThat(record.raw().value()).isNull();
    assertThat(record.raw().headers()).isNotEmpty();
    assertThat(trail.eventsOf(life.id()))
        .filteredOn(e -> e.valueAbsence() != null)
        .extracting(TrailEvent::summary)
        .contains("Result part 12: 1 rows")
        .hasSize(3);
  }

  @Test
  void keepsTheHashOfWhatItDoesNotKeep() {
    assertThat(
            ledger.count(
                "SELECT count(*) FROM event WHERE value_absence = 'beyond-limit' AND octet_length(value_hash) = 32"
                    + " AND record_value IS NULL AND digest IS NOT NULL"))
        .isEqualTo(3);
  }

  @Test
  void theLedgerVerifiesAndTellsWhatItCouldNotVerify() throws Exception {
    // Given
    ledger.grow();

    // When
    try (BundleTarget target = BundleTarget.folder(folder.resolve("bundle"))) {
      ledger.ledger.export(0, new ExportKeys(ledger.signer.verifierKeys(), List.of()), target);
    }
    Verdict verdict;
    try (BundleSource source = BundleSource.of(folder.resolve("bundle"))) {
      verdict =
          StoreVerifier.verify(
              source, Trust.of(TrustPolicy.log(ledger.signer.verifierKeys().getFirst())));
    }

    // Then
    assertThat(verdict.first()).isEmpty();
    assertThat(verdict.isSound()).isTrue();
    assertThat(verdict.notVerified()).anyMatch(n -> n.startsWith("3 values"));
  }
}
