package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.TestKeys;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.log.bundle.LeavesDigest;
import io.countersign.log.bundle.OffsetRange;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.record.LogRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retention takes records away, or somebody says that it did. */
class DisposalsTest {
  private static final String HEADER = "countersign.RecordsDisposed.v1";

  /** The places of the records of topic-1 with the offsets 1 to 3. */
  private static final List<Integer> DISPOSED = List.of(5, 10, 15);

  @TempDir Path folder;
  private final SignerKey log = TestKeys.log(TestStore.ORIGIN);
  private final TestStore store = TestStore.of(40);

  @Test
  void listsWhatWasDisposedOfAsNotVerifiedAndVerifiesTheRest() throws Exception {
    DisposalManifest manifest = manifest(leaves(DISPOSED), 3);
    dispose(manifest);
    store.append(event(manifest.digest()));
    Verdict verdict = verdict();
    assertThat(verdict.first()).isEmpty();
    assertThat(verdict.checked())
        .contains("41 leaves of a log of 41 against its root", "38 records against their leaves");
    assertThat(verdict.notVerified())
        .contains(
            "3 records of results stored from 2025-01-01 to 2025-02-01, which retention disposed of,"
                + " archived as results-20250101.parquet");
  }

  @Test
  void findsARecordThatIsMissingBesidesThem() throws Exception {
    DisposalManifest manifest = manifest(leaves(DISPOSED), 3);
    dispose(manifest);
    store.append(event(manifest.digest()));
    String position = store.record(20).position();
    store.records.set(20, new StoredRecord.Missing());
    assertThat(verdict().first())
        .containsExactly(new Finding(position, "the store does not have the record of this leaf"));
  }

  @Test
  void findsADisposalThatNoManifestNames() throws Exception {
    DisposalManifest manifest = manifest(leaves(DISPOSED), 3);
    dispose(manifest);
    store.append(event(manifest.digest()));
    String position = store.record(20).position();
    store.records.set(20, new StoredRecord.Disposed());
    assertThat(verdict().first())
        .containsExactly(
            new Finding(
                position,
                "the store says that retention disposed of this record, and no manifest names it"));
  }

  @Test
  void findsADisposalThatNoEventTellsOf() throws Exception {
    DisposalManifest manifest = manifest(leaves(DISPOSED), 3);
    dispose(manifest);
    // When the text stands in another event, or within a text of the right one
    LogRecord inAText =
        event("sha256:" + "0".repeat(64), "{\\\"manifest\\\":\\\"" + manifest.digest());
    store.append(inAText);
    // Nor in one where such events do not belong
    store.append(event("countersign.commands", manifest.digest(), ""));
    assertThat(verdict().first())
        .containsExactly(new Finding("disposals/0", "no event of the log tells of this disposal"));
  }

  @Test
  void findsAManifestOfOtherLeaves() throws Exception {
    DisposalManifest manifest = manifest(leaves(List.of(5, 10, 16)), 3);
    dispose(manifest);
    store.append(event(manifest.digest()));
    assertThat(verdict().first())
        .containsExactly(
            new Finding("disposals/0", "is not the manifest of the leaves that it names"));
  }

  @Test
  void readsTheManifestThatItWrote() {
    DisposalManifest manifest = manifest(leaves(DISPOSED), 3);
    assertThat(DisposalManifest.parse(manifest.text())).isEqualTo(manifest);
    DisposalManifest nowhere =
        new DisposalManifest(
            "results",
            manifest.from(),
            manifest.to(),
            manifest.leaves(),
            null,
            40,
            manifest.root(),
            List.of());
    assertThat(DisposalManifest.parse(nowhere.text())).isEqualTo(nowhere);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "countersign.io/disposal/v1\n",
        "countersign.io/disposal/v2\ncategory results\n",
        "x"
      })
  void refusesWhatIsNoManifest(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DisposalManifest.parse(text));
    String good = manifest(leaves(DISPOSED), 3).text();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DisposalManifest.parse(good + text + "y"));
  }

  private void dispose(DisposalManifest manifest) {
    store.disposals.add(manifest);
    DISPOSED.forEach(place -> store.records.set(place, new StoredRecord.Disposed()));
  }

  private DisposalManifest manifest(Hash leaves, int count) {
    return new DisposalManifest(
        "results",
        LocalDate.parse("2025-01-01"),
        LocalDate.parse("2025-02-01"),
        leaves,
        new DisposalManifest.ArchiveFile(
            "results-20250101.parquet", MerkleTree.sha256("file".getBytes(UTF_8))),
        40,
        store.checkpoint().root(),
        List.of(new OffsetRange("topic-1", 0, 1, count)));
  }

  private Hash leaves(List<Integer> places) {
    LeavesDigest digest = new LeavesDigest();
    places.forEach(place -> digest.add(MerkleTree.leafHash(store.leaves.get(place))));
    return digest.finish();
  }

  private static LogRecord event(String digest) {
    return event(digest, "");
  }

  private static LogRecord event(String digest, String archive) {
    return event("countersign.administration", digest, archive);
  }

  private static LogRecord event(String topic, String digest, String archive) {
    String value =
        "{\"category\":\"results\",\"archive\":\"%s\",\"manifest\":\"%s\"}"
            .formatted(archive, digest);
    return new LogRecord(
        topic,
        0,
        0,
        900_000,
        null,
        List.of(TestStore.header("ce_type", HEADER)),
        value.getBytes(UTF_8));
  }

  private Verdict verdict() throws Exception {
    store.write(BundleTarget.folder(folder), log);
    try (BundleSource source = BundleSource.of(folder)) {
      return StoreVerifier.verify(source, Trust.of(TrustPolicy.log(log.verifierKey())));
    }
  }
}
