package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.log.TestKeys;
import io.countersign.log.bundle.BundleRange;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does to a store what must not be done to it, and reads what the verdict says. */
class StoreVerifierTest {
  @TempDir Path folder;
  private final SignerKey log = TestKeys.log(TestStore.ORIGIN);
  private final SignerKey witness = TestKeys.witness("witness.example");
  private final Trust trust = Trust.of(TrustPolicy.log(log.verifierKey()));
  private final TestStore store = TestStore.of(700);

  @Test
  void findsNothingInASoundStoreAndSaysWhatItChecked() throws Exception {
    Verdict verdict = verdict();
    assertThat(verdict.first()).isEmpty();
    assertThat(verdict.isSound()).isTrue();
    assertThat(verdict.checked())
        .containsExactly(
            "checkpoint of log.example, size 700, signed by log.example",
            "700 leaves of a log of 700 against its root",
            "every offset once in 2 partitions",
            "700 records against their leaves",
            "sequence numbers of 700 records from 2 starts of producers",
            "466 links of commands' chains",
            "0 commands, of which 0 have ended");
    assertThat(verdict.notVerified())
        .containsExactly(
            "that others were shown the same log: no trusted witness has cosigned",
            "what a producer sent last and nobody received");
  }

  @Test
  void readsAZipFileAsAFolder() throws Exception {
    Path zip = folder.resolve("bundle.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      store.write(BundleTarget.zip(out), log);
    }
    try (BundleSource source = BundleSource.of(zip)) {
      assertThat(StoreVerifier.verify(source, trust).text())
          .contains("700 records against their leaves")
          .endsWith("SOUND: nothing was found in what was checked\n");
    }
  }

  @Test
  void namesTheRecordOfWhichAByteWasChanged() throws Exception {
    store.change(301, "value 30l");
    assertThat(verdict().first())
        .contains(
            new Finding(
                store.record(301).position(), "the stored value is not the one that was logged"));
  }

  @Test
  void namesWhatOfARecordWasChanged() throws Exception {
    LogRecord r = store.record(0);
    store.records.set(
        0, kept(new LogRecord(r.topic(), 0, r.offset(), 1, r.key(), r.headers(), r.value())));
    r = store.record(1);
    store.records.set(
        1,
        kept(new LogRecord(r.topic(), 0, r.offset(), r.timestamp(), null, r.headers(), r.value())));
    r = store.record(2);
    List<LogHeader> fewer = r.headers().subList(0, 6);
    store.records.set(
        2, kept(new LogRecord(r.topic(), 0, r.offset(), r.timestamp(), r.key(), fewer, r.value())));
    assertThat(verdict().first())
        .extracting(Finding::what)
        .contains(
            "the stored timestamp is not the one that was logged",
            "the stored key is not the one that was logged",
            "the stored headers are not those that were logged");
  }

  @Test
  void namesTheRecordThatWasDeleted() throws Exception {
    String position = store.record(300).position();
    store.records.set(300, new StoredRecord.Missing());
    Verdict verdict = verdict();
    assertThat(verdict.first())
        .containsExactly(new Finding(position, "the store does not have the record of this leaf"));
    assertThat(verdict.notVerified())
        .anyMatch(line -> line.contains("that no producer's record is missing"));
  }

  @Test
  void namesBothRecordsThatWereSwapped() throws Exception {
    StoredRecord first = store.records.set(11, store.records.get(12));
    store.records.set(12, first);
    assertThat(verdict().first())
        .extracting(Finding::what)
        .containsExactly(
            "the store has another record in its place, topic-0/0/9",
            "the store has another record in its place, topic-0/0/8");
  }

  @Test
  void namesTheRecordThatNobodyLogged() throws Exception {
    store.unlogged.add(store.records.get(3));
    assertThat(verdict().first())
        .containsExactly(
            new Finding(
                store.record(3).position(), "the store has a record that no leaf stands for"));
  }

  @Test
  void namesTheLeafThatWasChanged() throws Exception {
    store.write(BundleTarget.folder(folder), log);
    flip(folder.resolve("tile/entries/001"), 100);
    assertThat(verify(trust).first())
        .contains(new Finding("leaf 256", "is not the leaf that the checkpoint covers"));
  }

  @Test
  void namesTheTileThatWasChanged() throws Exception {
    store.write(BundleTarget.folder(folder), log);
    flip(folder.resolve("tile/0/001"), 100);
    assertThat(verify(trust).first())
        .containsExactly(
            new Finding(
                "tile/entries/001",
                "cannot be compared: tile/0/001 is not the tile that the root covers"));
  }

  @Test
  void findsACheckpointThatIsNotOfTheTree() throws Exception {
    store.write(BundleTarget.folder(folder), TestStore.of(699).note(log), new BundleRange(0, 699));
    assertThat(verify(trust).isSound()).isFalse();
  }

  @Test
  void findsOffsetsThatAreMissingOrTwice() throws Exception {
    TestStore gap = TestStore.of(20);
    gap.leaves.remove(7);
    gap.records.remove(7);
    gap.append(gap.record(3));
    gap.write(BundleTarget.folder(folder), log);
    assertThat(verify(trust).first())
        .extracting(Finding::toString)
        .contains(
            "topic-0/0/5: no leaf stands for this offset",
            "topic-0/0/2: the log has this offset twice, or late",
            "topic-0/0/2: its producer used this sequence number twice",
            "producer p1 epoch 1: sequence number 4 is missing");
  }

  @Test
  void findsAChainWhoseEarlierEventWasNeverStored() throws Exception {
    TestStore broken = TestStore.of(20);
    LogRecord orphan =
        new LogRecord(
            "topic-2",
            0,
            0,
            0,
            null,
            List.of(
                TestStore.header("ce_subject", "c1"),
                TestStore.header("ce_previous", "sha256:" + "0".repeat(64))),
            new byte[0]);
    broken.append(orphan);
    broken.write(BundleTarget.folder(folder), log);
    Verdict verdict = verify(trust);
    assertThat(verdict.first())
        .containsExactly(
            new Finding("topic-2/0/0", "the event that it follows upon is not in the store"));
    assertThat(verdict.notVerified())
        .contains("the producers of 1 records, which have no sequence number");
  }

  @Test
  void findsATruncatedTailByACheckpointSeenBefore() throws Exception {
    Trust seen = trust.havingSeen(store.note(log));
    TestStore.of(600).write(BundleTarget.folder(folder), log);
    assertThat(verify(trust).isSound()).isTrue();
    assertThat(verify(seen).first())
        .containsExactly(
            new Finding(
                "checkpoint of size 700", "was seen before, and the log has only 600 leaves now"));
  }

  @Test
  void findsHistoryRewrittenWithTheSigningKeyByACheckpointSeenBefore() throws Exception {
    Trust seen = trust.havingSeen(TestStore.of(600).note(log));
    LogRecord r = store.record(5);
    store.change(5, "another story");
    store.leaves.set(5, RecordLeaf.of(store.record(5)).encode());
    assertThat(r.value()).isNotEqualTo(store.record(5).value());
    store.write(BundleTarget.folder(folder), log);
    assertThat(verify(seen).first())
        .contains(
            new Finding(
                "checkpoint of size 600",
                "was seen before, and the log does not continue it: history was rewritten"));
  }

  @Test
  void asksForTheQuorumOfWitnesses() throws Exception {
    Trust witnessed =
        Trust.of(
            TrustPolicy.log(log.verifierKey()).withWitnesses(List.of(witness.verifierKey()), 1));
    NoteSignature cosignature =
        witness.cosign(store.checkpoint().text(), Instant.ofEpochSecond(1_800_000_000));
    store.write(BundleTarget.folder(folder), store.note(log, cosignature), new BundleRange(0, 700));
    assertThat(verify(witnessed).checked())
        .contains("cosigned by witness.example at 2027-01-15T08:00:00Z");
    Files.writeString(folder.resolve("checkpoint"), store.note(log).encode());
    assertThat(verify(witnessed).first())
        .containsExactly(
            new Finding("checkpoint", "0 of the trusted witnesses have cosigned, and 1 must"));
  }

  @Test
  void claimsNothingAboutTheSignerWithoutATrustedKey() throws Exception {
    store.write(BundleTarget.folder(folder), log);
    assertThat(verify(new Trust(Optional.empty(), List.of())).notVerified())
        .contains("who signed the checkpoint, as no trusted key was given");
  }

  @Test
  void doesNotVouchForWhatTheStoreDidNotKeep() throws Exception {
    store.records.set(1, new StoredRecord.WithoutValue(store.record(1)));
    Verdict verdict = verdict();
    assertThat(verdict.isSound()).isTrue();
    assertThat(verdict.notVerified()).contains("1 values, which the store did not keep");
    store.records.set(
        1, new StoredRecord.WithoutValue(new LogRecord("topic-0", 0, 9, 0, null, List.of(), null)));
    assertThat(verify(trust, folder.resolve("again")).first())
        .extracting(Finding::what)
        .contains("the store has another record in its place, topic-0/0/9");
  }

  @Test
  void whatMayHaveBeenOnItsWayIsNotVerified() throws Exception {
    // The last record of its partition, of less than a minute before the latest one of another.
    TestStore cut = TestStore.of(20);
    cut.leaves.remove(15);
    cut.records.remove(15);
    cut.write(BundleTarget.folder(folder), log);
    Verdict verdict = verify(trust);
    assertThat(verdict.first()).isEmpty();
    assertThat(verdict.notVerified())
        .contains(
            "sequence numbers of producer p1 epoch 1 from 8 on: they may have been on their way",
            "1 links of commands' chains at the end, whose earlier events may have been on their way");
  }

  @Test
  void verifiesARangeAndSaysThatItIsOne() throws Exception {
    store.write(BundleTarget.folder(folder), store.note(log), new BundleRange(256, 512));
    Verdict verdict = verify(trust);
    assertThat(verdict.first()).isEmpty();
    assertThat(verdict.checked())
        .contains(
            "256 leaves of a log of 700 against its root", "256 records against their leaves");
    assertThat(verdict.notVerified())
        .contains("the leaves before 256 and from 512 on, which are not in this bundle")
        .anyMatch(line -> line.startsWith("that no producer's record is missing"));
  }

  @Test
  void saysThatALogAloneHasNoRecords() throws Exception {
    store.write(BundleTarget.folder(folder), log);
    Files.delete(folder.resolve("bundle"));
    assertThat(verify(trust).notVerified())
        .contains("the records themselves: this is a log without them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tile/entries/001", "tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2"})
  void namesAFileThatIsMissingOrCutOff(String path) throws Exception {
    store.write(BundleTarget.folder(folder), log);
    byte[] bytes = Files.readAllBytes(folder.resolve(path));
    Files.write(folder.resolve(path), Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(verify(trust).isSound()).isFalse();
    Files.delete(folder.resolve(path));
    assertThat(verify(trust).text()).contains(path);
  }

  @Test
  void readsDamagedRecordsWithoutFailing() throws Exception {
    TestStore.of(10).write(BundleTarget.folder(folder), log);
    Path records = folder.resolve("records/000");
    byte[] bytes = Files.readAllBytes(records);
    for (int place = 0; place < 400; place++) {
      byte[] damaged = bytes.clone();
      damaged[place] ^= (byte) 0x80;
      Files.write(records, damaged);
      assertThat(verify(trust).isSound()).isFalse();
    }
  }

  @Test
  void refusesWhatIsNoBundle() throws Exception {
    store.write(BundleTarget.folder(folder), log);
    for (String text :
        List.of(
            "",
            "other\n",
            "countersign.io/bundle/v1\nfrom 1\nto 2\n",
            "countersign.io/bundle/v1\nfrom 0\nto 701\n",
            "countersign.io/bundle/v1\nfrom 0\nto 700\nx")) {
      Files.writeString(folder.resolve("bundle"), text);
      assertThatThrownBy(() -> verify(trust)).isInstanceOf(InvalidNoteException.class);
    }
  }

  private Verdict verdict() throws Exception {
    return verify(trust, folder.resolve("bundle"));
  }

  private Verdict verify(Trust believed, Path path) throws Exception {
    store.write(BundleTarget.folder(path), log);
    try (BundleSource source = BundleSource.of(path)) {
      return StoreVerifier.verify(source, believed);
    }
  }

  private Verdict verify(Trust believed) throws IOException, InvalidNoteException {
    try (BundleSource source = BundleSource.of(folder)) {
      return StoreVerifier.verify(source, believed);
    }
  }

  private static StoredRecord kept(LogRecord r) {
    return new StoredRecord.Kept(r);
  }

  private static void flip(Path file, int place) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[place] ^= 1;
    Files.write(file, bytes);
    assertThat(new String(bytes, UTF_8)).isNotEmpty();
  }
}
