package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.Partition;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.verify.Trust;
import io.countersign.log.verify.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever holds the database does their worst to it, and the verification names what they did. */
class LedgerTamperingTest {
  private static final Partition COMMANDS = new Partition("countersign.commands", 0);
  private static final Partition DECISIONS = new Partition("countersign.decisions", 1);
  private static final String ROW =
      " WHERE topic = 'countersign.commands' AND partition = 0 AND record_offset = ";
  private SignerKey key;
  private GrownLedger ledger;

  @TempDir private Path folder;

  @BeforeEach
  void begin() {
    key = GrownLedger.key();
    ledger = new GrownLedger(TestDatabase.create(), new LedgerSigner(List.of(key)));
    ledger.store(Map.of(COMMANDS, 400, DECISIONS, 200));
    ledger.store(COMMANDS, 50);
    ledger.grow();
  }

  @Test
  void nothingIsFoundInAStoreThatNobodyTouched() throws Exception {
    // When records wait for their place, too
    ledger.store(COMMANDS, 5);
    Verdict verdict = verify(trust());

    // Then
    assertThat(verdict.text()).contains("650 leaves").doesNotContain("FOUND");
    assertThat(verdict.isSound()).isTrue();
  }

  @Test
  void findsOneByteOfOneRow() throws Exception {
    for (String column : List.of("record_value", "record_key", "headers[4]")) {
      begin();
      // When
      ledger.tamper(
          "UPDATE event SET %1$s = set_byte(%1$s, 3, get_byte(%1$s, 3) # 1)".formatted(column)
              + ROW
              + 170);

      // Then
      assertThat(verify(trust()).first())
          .singleElement()
          .satisfies(f -> assertThat(f.where()).isEqualTo("countersign.commands/0/170"));
    }
  }

  @Test
  void findsATimeThatWasChanged() throws Exception {
    ledger.tamper("UPDATE event SET kafka_time = kafka_time + 1" + ROW + 0);
    assertThat(findings(trust())).anyMatch(f -> f.startsWith("countersign.commands/0/0: "));
  }

  @Test
  void findsARowThatWasDeleted() throws Exception {
    ledger.tamper("DELETE FROM event" + ROW + 449);
    assertThat(findings(trust())).anyMatch(f -> f.startsWith("countersign.commands/0/449: "));
  }

  @Test
  void findsTwoRowsThatWereSwapped() throws Exception {
    // When
    ledger.tamper(
        "UPDATE event SET record_offset = -1" + ROW + 7,
        "UPDATE event SET record_offset = 7" + ROW + 8,
        "UPDATE event SET record_offset = 8" + ROW + -1);

    // Then
    assertThat(findings(trust()))
        .anyMatch(f -> f.startsWith("countersign.commands/0/7: "))
        .anyMatch(f -> f.startsWith("countersign.commands/0/8: "));
  }

  @Test
  void findsARowThatWasPutIn() throws Exception {
    // When it is put behind the last, with a run that makes it pass for another's leaf
    ledger.tamper(
        "CREATE TEMP TABLE forged AS SELECT * FROM event" + ROW + 449,
        "UPDATE forged SET record_offset = 450",
        "INSERT INTO event SELECT * FROM forged",
        "INSERT INTO ledger_run (batch_id, place, topic, partition, first_offset, leaf_count)"
            + " SELECT batch_id, 0, topic, partition, 450, 1 FROM ledger_run WHERE first_offset = 400");
    assertThat(findings(trust())).anyMatch(f -> f.startsWith("countersign.commands/0/450: "));
  }

  @Test
  void findsALeafThatWasChangedWithItsRow() throws Exception {
    // When
    ledger.tamper(
        "UPDATE ledger_batch SET leaves = set_byte(leaves, 70, get_byte(leaves, 70) # 1)"
            + " WHERE batch_id = 1");

    // Then
    assertThat(findings(trust())).anyMatch(f -> f.startsWith("leaf 0: "));
  }

  @Test
  void findsATileThatWasChanged() throws Exception {
    // When
    ledger.tamper(
        "UPDATE ledger_tile SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)"
            + " WHERE level = 0 AND tile_index = 1");

    // Then
    assertThat(findings(trust())).anyMatch(f -> f.contains("tile/"));
  }

  @Test
  void findsATailThatWasCutOffByACheckpointFromElsewhere() throws Exception {
    // Given a checkpoint that a witness, or an auditor, has kept
    SignedNote kept = ledger.ledger.checkpoint(0).orElseThrow();
    rewindToTheFirstBatch();

    // When
    Verdict without = verify(trust());
    Verdict with = verify(trust().havingSeen(kept));

    // Then
    assertThat(without.isSound()).as("the store alone cannot tell").isTrue();
    assertThat(with.first())
        .anySatisfy(f ->
            assertThat(f)
                .hasToString(
                    "checkpoint of size 650: was seen before, and the log has only 600 leaves now"));
  }

  @Test
  void findsHistoryThatWasRewrittenWithTheKeyByACheckpointFromElsewhere() throws Exception {
    // Given
    SignedNote kept = ledger.ledger.checkpoint(0).orElseThrow();
    rewindToTheFirstBatch();

    // When other records are put into the place of the last, and signed
    GrownLedger forger = new GrownLedger(ledger.dataSource, new LedgerSigner(List.of(key)));
    forger.store(DECISIONS, 80);
    forger.grow();
    Verdict without = verify(trust());
    Verdict with = verify(trust().havingSeen(kept));

    // Then
    assertThat(without.isSound()).as("the store alone cannot tell").isTrue();
    assertThat(with.first())
        .anySatisfy(f -> assertThat(f.toString()).contains("history was rewritten"));
  }

  @Test
  void findsACheckpointOfAnotherKey() throws Exception {
    // When
    Trust other = Trust.of(TrustPolicy.log(GrownLedger.key().verifierKey()));

    // Then
    assertThat(findings(other)).anyMatch(f -> f.contains("no trusted key of the log has signed"));
  }

  /** As if the second batch and the checkpoint over it had never been. */
  private void rewindToTheFirstBatch() {
    GrownLedger first = new GrownLedger(TestDatabase.create(), new LedgerSigner(List.of(key)));
    first.store(Map.of(COMMANDS, 400, DECISIONS, 200));
    first.grow();
    ledger.rewind(first);
  }

  private Trust trust() {
    return Trust.of(TrustPolicy.log(key.verifierKey()));
  }

  private List<String> findings(Trust trust) throws Exception {
    Verdict verdict = verify(trust);
    assertThat(verdict.isSound()).isFalse();
    return verdict.first().stream().map(Object::toString).toList();
  }

  private Verdict verify(Trust trust) {
    return ledger.verify(folder.resolve("bundle-" + System.nanoTime()), trust);
  }
}
