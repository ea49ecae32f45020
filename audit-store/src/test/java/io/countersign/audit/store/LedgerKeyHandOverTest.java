package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.Partition;
import io.countersign.audit.files.SigningKeyFile;
import io.countersign.audit.ledger.Growth;
import io.countersign.audit.ledger.Integrator;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.verify.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's key gives way to another by an entry of the ledger. */
class LedgerKeyHandOverTest {
  private static final Partition COMMANDS = new Partition("countersign.commands", 0);
  private static final Partition DECISIONS = new Partition("countersign.decisions", 1);
  private final DataSource database = TestDatabase.create();
  private final SignerKey old = GrownLedger.key();
  private final SignerKey next = GrownLedger.key();

  @TempDir private Path folder;

  @Test
  void whoKnowsTheOldKeyVerifiesWhatTheNewOneSigns() {
    // Given
    GrownLedger before = ledger(new LedgerSigner(List.of(old)));
    before.store(Map.of(COMMANDS, 300, DECISIONS, 20));
    before.grow();

    // When
    GrownLedger handing = ledger(new LedgerSigner(List.of(old)).handingOverTo(next));
    handing.store(COMMANDS, 5);
    assertThat(handing.grow().size()).isEqualTo(326);
    assertThat(signers(handing)).containsExactly(old.verifierKey().id(), next.verifierKey().id());
    handing.store(COMMANDS, 5);
    assertThat(handing.grow().size()).isEqualTo(331);
    assertThat(signers(handing)).containsExactly(next.verifierKey().id());

    // Then
    assertThat(handing.verify(folder, Trust.of(TrustPolicy.log(old.verifierKey()))).text())
        .contains("the log's key was handed over by leaf 325, to " + next.verifierKey())
        .contains("330 records against their leaves")
        .doesNotContain("FOUND");
  }

  @Test
  void itIsHandedOverOnceWhoeverStartsAnewWithTheSameSettings() {
    // Given
    LedgerSigner handing = new LedgerSigner(List.of(old)).handingOverTo(next);
    GrownLedger ledger = ledger(handing);
    ledger.grow();

    // When
    GrownLedger restarted = ledger(handing);
    restarted.store(COMMANDS, 5);
    restarted.grow();
    GrownLedger after = ledger(new LedgerSigner(List.of(next)));
    after.store(COMMANDS, 5);

    // Then
    assertThat(after.grow().size()).isEqualTo(11);
    assertThat(signers(after)).containsExactly(next.verifierKey().id());
  }

  @Test
  void anInstanceThatDoesNotKnowOfItSignsNothingAnyMore() {
    // Given
    GrownLedger late = ledger(new LedgerSigner(List.of(old)));
    late.store(COMMANDS, 5);
    late.grow();
    GrownLedger handing = ledger(new LedgerSigner(List.of(old)).handingOverTo(next));
    handing.grow();
    handing.store(COMMANDS, 5);
    handing.grow();

    // When
    late.store(COMMANDS, 5);

    // Then
    assertThatThrownBy(late::grow)
        .isInstanceOf(LedgerBrokenException.class)
        .hasMessageContaining("not signed by a key of this service");
    assertThat(handing.grow().size()).isEqualTo(16);
  }

  @Test
  void aStepThatBreaksOffHandsNothingOver() {
    // Given
    ledger(new LedgerSigner(List.of(old))).store(COMMANDS, 5);
    LedgerSigner handing = new LedgerSigner(List.of(old)).handingOverTo(next);
    GrownLedger ledger = ledger(handing);
    BreakingStore breaking =
        new BreakingStore(
            new PostgresLedgerStore(database),
            () -> {
              throw new IllegalStateException("on purpose");
            });
    var integrator = new Integrator(breaking, handing);

    // When
    assertThatThrownBy(integrator::step).hasMessage("on purpose");

    // Then
    assertThat(ledger.count("SELECT count(*) FROM ledger_batch")).isEqualTo(1);
    assertThat(integrator.step()).isInstanceOf(Growth.Grown.class);
    assertThat(integrator.step()).isEqualTo(new Growth.Complete());
    assertThat(ledger.checkpoint().size()).isEqualTo(6);
  }

  @Test
  void theNextKeyComesFromAFileAndHasTheLedgersName() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("keys"), old.secretText() + "\n");
    Path nextFile = Files.writeString(folder.resolve("next"), next.secretText() + "\n");
    Path both = Files.writeString(folder.resolve("both"), old + "\n" + next.secretText());

    // Then
    assertThat(SigningKeyFile.read(file, nextFile).verifierKeys())
        .containsExactly(old.verifierKey(), next.verifierKey());
    assertThatThrownBy(() -> SigningKeyFile.read(file, both))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(both.toString())
        .hasMessageNotContaining(next.secretText());
  }

  private GrownLedger ledger(LedgerSigner signer) {
    return new GrownLedger(database, signer);
  }

  private static List<Integer> signers(GrownLedger ledger) {
    return ledger.ledger.checkpoint(0).orElseThrow().signatures().stream()
        .map(NoteSignature::keyId)
        .toList();
  }
}
