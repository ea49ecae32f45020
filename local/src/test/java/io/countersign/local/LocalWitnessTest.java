package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.witness.AddCheckpoint;
import io.countersign.log.witness.Answer;
import io.countersign.log.witness.WitnessClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalWitnessTest {
  @Test
  void cosignsUnderTheSameKeyAndRemembersAfterItWasStartedAgain(@TempDir Path data)
      throws Exception {
    // Given
    SignerKey log = SignerKey.parse(Files.readString(LedgerKey.of(data).signer()).strip());
    Hash root = MerkleTree.leafHash(new byte[] {1});
    SignedNote note = new Checkpoint(log.verifierKey().name(), 1, root).signedBy(log);

    // When
    Answer first = ask(data, new AddCheckpoint(0, List.of(), note));
    Answer again = ask(data, new AddCheckpoint(0, List.of(), note));

    // Then
    assertThat(again).isEqualTo(new Answer.Conflict(1));
    VerifierKey key =
        VerifierKey.parse(Files.readString(data.resolve("witness-verifier.key")).strip());
    assertThat(first)
        .isInstanceOfSatisfying(
            Answer.Cosigned.class,
            c -> assertThat(verifies(note.with(c.signatures()), log, key)).isTrue());
  }

  private static Answer ask(Path data, AddCheckpoint request) throws Exception {
    try (LocalWitness witness = LocalWitness.start(data);
        WitnessClient client =
            new WitnessClient(
                witness.address(),
                VerifierKey.parse(witness.verifierKey()),
                Duration.ofSeconds(20))) {
      return client.add(request);
    }
  }

  private static boolean verifies(SignedNote note, SignerKey log, VerifierKey witness) {
    try {
      TrustPolicy policy = TrustPolicy.log(log.verifierKey()).withWitnesses(List.of(witness), 1);
      return policy.verify(note).cosigned().size() == 1;
    } catch (InvalidNoteException e) {
      return false;
    }
  }
}
