package io.countersign.audit.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.Partition;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.audit.store.GrownLedger;
import io.countersign.audit.store.TestDatabase;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifiedCheckpoint;
import io.countersign.log.tile.AlreadyWrittenException;
import io.countersign.log.tile.FolderTileStore;
import io.countersign.log.witness.FolderMemory;
import io.countersign.log.witness.Witness;
import io.countersign.log.witness.WitnessClient;
import io.countersign.log.witness.WitnessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Witnesses and copies see what the store alone cannot tell. */
class OnlookersTest {
  private static final Partition COMMANDS = new Partition("countersign.commands", 0);
  private final SignerKey key = GrownLedger.key();
  private GrownLedger ledger;
  private SignerKey witnessKey;
  private WitnessServer server;
  private WitnessClient client;

  @TempDir private Path folder;

  @BeforeEach
  void begin() throws Exception {
    ledger = ledger();
    witnessKey = SignerKey.generate("witness.test", SignatureType.COSIGNATURE, new SecureRandom());
    Witness witness =
        new Witness(
            witnessKey,
            List.of(TrustPolicy.log(key.verifierKey())),
            new FolderMemory(folder.resolve("witness")),
            Clock.systemUTC());
    server = new WitnessServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness);
    client =
        new WitnessClient(
            URI.create("http://127.0.0.1:" + server.address().getPort()),
            witnessKey.verifierKey(),
            Duration.ofSeconds(5));
  }

  @AfterEach
  void end() {
    client.close();
    server.close();
  }

  @Test
  void aWitnessCosignsEachCheckpointThatContinuesTheLast() throws Exception {
    // Given
    Cosigning cosigning = new Cosigning(ledger.ledger, client);
    for (int i = 0; i < 3; i++) {
      ledger.store(COMMANDS, 300);
      ledger.grow();

      // When an instance asks that has just started, or one that knows what was cosigned
      (i == 1 ? new Cosigning(ledger.ledger, client) : cosigning).once();

      // Then
      VerifiedCheckpoint verified =
          TrustPolicy.log(key.verifierKey())
              .withWitnesses(List.of(witnessKey.verifierKey()), 1)
              .verify(ledger.ledger.checkpoint(1).orElseThrow());
      assertThat(verified.checkpoint().size()).isEqualTo(300L * (i + 1));
    }
    assertThat(cosigning.lag()).isZero();
  }

  @Test
  void aWitnessThatIsDownHoldsNothingUpAndIsCaughtUpWithLater() throws Exception {
    // Given
    Cosigning cosigning = new Cosigning(ledger.ledger, client);
    ledger.store(COMMANDS, 10);
    ledger.grow();
    cosigning.once();
    server.close();
    ledger.store(COMMANDS, 10);
    ledger.grow();

    // When
    assertThatThrownBy(cosigning::once).isInstanceOf(IOException.class);

    // Then
    assertThat(cosigning.lag()).isEqualTo(10);
    assertThat(ledger.checkpoint().size()).isEqualTo(20);
    assertThat(ledger.ledger.checkpoint(1).orElseThrow().text()).contains("\n10\n");
  }

  @Test
  void aWitnessDoesNotCosignALedgerThatLostItsEnd() throws Exception {
    // Given
    ledger.store(COMMANDS, 10);
    ledger.grow();
    ledger.store(COMMANDS, 10);
    ledger.grow();
    new Cosigning(ledger.ledger, client).once();

    // When
    ledger.rewind(first(10));

    // Then
    assertThatThrownBy(new Cosigning(ledger.ledger, client)::once)
        .hasMessageContaining("shorter than what it has cosigned");
  }

  @Test
  void aWitnessDoesNotCosignHistoryThatWasRewrittenWithTheKey() throws Exception {
    // Given
    ledger.store(COMMANDS, 10);
    ledger.grow();
    ledger.store(COMMANDS, 10);
    ledger.grow();
    new Cosigning(ledger.ledger, client).once();

    // When other records take the place of the last, and more come
    ledger.rewind(first(10));
    GrownLedger forger = new GrownLedger(ledger.dataSource, new LedgerSigner(List.of(key)));
    forger.store(new Partition("countersign.decisions", 0), 30);
    forger.grow();

    // Then
    assertThatThrownBy(new Cosigning(forger.ledger, client)::once)
        .hasMessageContaining("does not cosign");
    assertThat(forger.ledger.checkpoint(1)).isEmpty();
  }

  @Test
  void copiesAreWrittenOnceAndTellARewrittenHistory() throws Exception {
    // Given
    FolderTileStore copies = new FolderTileStore(folder.resolve("copies"));
    ledger.store(COMMANDS, 10);
    ledger.grow();
    ledger.store(COMMANDS, 590);
    ledger.grow();
    new Copying(ledger.ledger, copies).once();
    assertThat(folder.resolve("copies/tile/0/001")).exists();
    assertThat(folder.resolve("copies/checkpoints/600")).exists();

    // When
    ledger.rewind(first(10));
    ledger.tamper("DELETE FROM ledger_tile");
    GrownLedger forger = new GrownLedger(ledger.dataSource, new LedgerSigner(List.of(key)));
    forger.store(new Partition("countersign.decisions", 0), 590);
    forger.grow();

    // Then
    assertThatThrownBy(new Copying(forger.ledger, copies)::once)
        .isInstanceOf(AlreadyWrittenException.class);
  }

  private GrownLedger ledger() {
    return new GrownLedger(TestDatabase.create(), new LedgerSigner(List.of(key)));
  }

  /** The ledger as it was after its first batch. */
  private GrownLedger first(int records) {
    GrownLedger first = ledger();
    first.store(COMMANDS, records);
    first.grow();
    return first;
  }
}
