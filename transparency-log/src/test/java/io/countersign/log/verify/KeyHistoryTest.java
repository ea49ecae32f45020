package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.log.TestKeys;
import io.countersign.log.bundle.BundleRange;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.HandOver;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log's key is handed over, rightly and wrongly, and somebody who knows one of them looks. */
class KeyHistoryTest {
  @TempDir private Path folder;
  private final SignerKey first = TestKeys.log(TestStore.ORIGIN);
  private final SignerKey second = TestKeys.log(TestStore.ORIGIN);
  private final SignerKey third = TestKeys.log(TestStore.ORIGIN);
  private final SignerKey stranger = TestKeys.log(TestStore.ORIGIN);
  private final TestStore store = TestStore.of(300);

  @Test
  void whoKnowsTheFirstKeyIsLedToTheLast() throws Exception {
    handOver(first, second);
    handOver(second, third);
    Verdict verdict = verify(store.note(third), trusting(first));
    assertThat(verdict.text()).doesNotContain("FOUND");
    assertThat(verdict.checked())
        .contains(
            "the log's key was handed over by leaf 300, to " + second.verifierKey(),
            "the log's key was handed over by leaf 301, to " + third.verifierKey());
  }

  @Test
  void whoKnowsTheLastKeyMayHaveSeenCheckpointsOfTheFirst() throws Exception {
    SignedNote seen = store.note(first);
    handOver(first, second);
    assertThat(verify(store.note(second), trusting(second).havingSeen(seen)).text())
        .contains("the log continues the checkpoint of size 300")
        .doesNotContain("FOUND");
  }

  @Test
  void theCheckpointOfTheHandOverItselfMayBeOfEitherKey() throws Exception {
    handOver(first, second);
    assertThat(verify(store.note(first), trusting(first)).isSound()).isTrue();
  }

  @Test
  void findsAKeyThatSignsAfterItWasHandedOver() throws Exception {
    handOver(first, second);
    handOver(second, third);
    assertThat(verify(store.note(first), trusting(first)).first())
        .containsExactly(
            new Finding("checkpoint", "is signed only by a key that had been handed over before"));
  }

  @Test
  void findsAHandOverByAnotherKey() throws Exception {
    handOver(stranger, second);
    assertThat(verify(store.note(second), trusting(first)).first())
        .containsExactly(
            new Finding("checkpoint", "no trusted key of the log has signed"),
            new Finding(
                "leaf 300",
                "hands over from %s, which is no key of this log, to %s"
                    .formatted(stranger.verifierKey(), second.verifierKey())));
  }

  @Test
  void findsAHandOverThatTheOldKeyHasNotSigned() throws Exception {
    String text =
        "countersign.io/hand-over/v1\n" + first.verifierKey() + "\n" + second.verifierKey() + "\n";
    append(leaf(new SignedNote(text, List.of(stranger.sign(text), second.sign(text)))));
    assertThat(verify(store.note(second), trusting(first)).first())
        .contains(
            new Finding(
                "leaf 300",
                "is no hand-over of the log's key: the key "
                    + first.verifierKey()
                    + " has not signed"));
  }

  @Test
  void doesNotFollowAHandOverThatIsNotInTheTree() throws Exception {
    handOver(stranger, second);
    SignedNote note = store.note(second);
    store.write(BundleTarget.folder(folder), note, new BundleRange(0, 301));
    byte[] other = HandOver.leaf(first, second);
    byte[] bundle = Files.readAllBytes(folder.resolve("tile/entries/001.p/45"));
    System.arraycopy(other, 0, bundle, bundle.length - other.length, other.length);
    Files.write(folder.resolve("tile/entries/001.p/45"), bundle);
    try (BundleSource source = BundleSource.of(folder)) {
      assertThat(StoreVerifier.verify(source, trusting(first)).first())
          .extracting(Finding::toString)
          .containsExactly(
              "checkpoint: no trusted key of the log has signed",
              "leaf 300: is not the leaf that the checkpoint covers");
    }
  }

  @Test
  void witnessesGoOnCosigningAfterAHandOver() throws Exception {
    SignerKey witness = TestKeys.witness("witness.example");
    SignerKey log = TestKeys.log(TestStore.ORIGIN);
    handOver(first, log);
    TrustPolicy policy =
        TrustPolicy.log(first.verifierKey()).withWitnesses(List.of(witness.verifierKey()), 1);
    NoteSignature cosignature =
        witness.cosign(store.checkpoint().text(), Instant.ofEpochSecond(1_800_000_000));
    assertThat(verify(store.note(log, cosignature), Trust.of(policy)).isSound()).isTrue();
  }

  @Test
  void findsARecordForALeafThatIsOfNone() throws Exception {
    handOver(first, second);
    store.records.set(300, store.records.getFirst());
    assertThat(verify(store.note(second), trusting(first)).first())
        .containsExactly(
            new Finding("leaf 300", "stands for no record, and the store has one for it"));
  }

  @Test
  void aHandOverHasOneFormOnly() throws Exception {
    byte[] leaf = HandOver.leaf(first, second);
    assertThat(HandOver.parse(leaf))
        .isEqualTo(new HandOver(first.verifierKey(), second.verifierKey()));
    for (int i = 0; i < leaf.length; i++) {
      byte[] changed = leaf.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> HandOver.parse(changed)).isInstanceOf(InvalidNoteException.class);
    }
    assertThatThrownBy(() -> HandOver.leaf(first, first))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HandOver.leaf(first, TestKeys.log("other.example")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void handOver(SignerKey from, SignerKey to) {
    append(HandOver.leaf(from, to));
  }

  private void append(byte[] leaf) {
    store.leaves.add(leaf);
    store.records.add(new StoredRecord.Missing());
  }

  private static byte[] leaf(SignedNote note) {
    return ("\u0002" + note.encode()).getBytes(UTF_8);
  }

  private static Trust trusting(SignerKey key) {
    return Trust.of(TrustPolicy.log(key.verifierKey()));
  }

  private Verdict verify(SignedNote note, Trust trust) throws Exception {
    store.write(BundleTarget.folder(folder), note, new BundleRange(0, store.leaves.size()));
    try (BundleSource source = BundleSource.of(folder)) {
      return StoreVerifier.verify(source, trust);
    }
  }
}
