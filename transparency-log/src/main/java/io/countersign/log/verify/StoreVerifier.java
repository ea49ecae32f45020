package io.countersign.log.verify;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.Proofs;
import io.countersign.log.UnreadableTreeException;
import io.countersign.log.bundle.BundleRange;
import io.countersign.log.bundle.BundleReader;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.bundle.RecordReader;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.HandOver;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.record.RecordLeaf;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileId;
import io.countersign.log.tile.TileReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a bundle, or a log alone: every leaf against the tree, the tree against the checkpoint,
 * every record against its leaf, and the order of what the records say. Reads from front to back
 * and holds one group of 256 leaves at a time.
 */
public final class StoreVerifier {
  private final BundleReader bundle;
  private final Trust trust;
  private final Findings findings = new Findings();
  private final OffsetContinuity offsets = new OffsetContinuity(findings);
  private final Disposals disposals = new Disposals(findings);
  private final RecordCheck records = new RecordCheck(findings, disposals);
  private final KeyHistory keys = new KeyHistory(findings);
  private long leaves;
  private long groupsWithoutRecords;

  private StoreVerifier(BundleSource source, Trust trust) {
    this.bundle = new BundleReader(source);
    this.trust = trust;
  }

  /**
   * Verifies.
   *
   * @throws IOException if it cannot be read at all
   * @throws InvalidNoteException if it is no bundle, or its checkpoint is malformed
   */
  public static Verdict verify(BundleSource source, Trust trust)
      throws IOException, InvalidNoteException {
    return new StoreVerifier(source, trust).verify();
  }

  private Verdict verify() throws IOException, InvalidNoteException {
    Optional<BundleRange> range = bundle.range();
    SignedNote note = bundle.checkpoint();
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    BundleRange leafRange = range.orElse(new BundleRange(0, checkpoint.size()));
    if (leafRange.to() > checkpoint.size()) {
      throw new InvalidNoteException("the bundle is of more leaves than its checkpoint");
    }
    TileReader tree = tree(checkpoint);
    readDisposals();
    for (long first = leafRange.from(); first < leafRange.to(); first += TileId.FULL_WIDTH) {
      group(EntryBundleId.holding(first, checkpoint.size()), tree, range.isPresent());
    }
    // Behind the leaves, among which a key may have been handed over.
    List<Checkpoint> seen = trust.check(note, bundle.claimedKeys(), keys, findings);
    if (tree != null) {
      compareSeen(seen, tree, checkpoint);
    }
    finish(checkpoint, leafRange, range.isPresent());
    return findings.verdict();
  }

  private void readDisposals() throws IOException {
    Optional<byte[]> manifest = bundle.disposal(0);
    for (int number = 0; manifest.isPresent(); manifest = bundle.disposal(++number)) {
      disposals.manifest("disposals/" + number, manifest.get());
    }
  }

  private @Nullable TileReader tree(Checkpoint checkpoint) {
    try {
      return bundle.tree(checkpoint.size(), checkpoint.root());
    } catch (UnreadableTreeException e) {
      findings.add("tree of " + checkpoint.size() + " leaves", String.valueOf(e.getMessage()));
      findings.notVerified("any leaf against the checkpoint");
      return null;
    }
  }

  private void compareSeen(List<Checkpoint> all, TileReader tree, Checkpoint checkpoint) {
    for (Checkpoint seen : all) {
      String where = "checkpoint of size " + seen.size();
      try {
        if (seen.size() > checkpoint.size()) {
          findings.addFirst(
              where, "was seen before, and the log has only " + checkpoint.size() + " leaves now");
        } else if (!new Proofs(tree).root(seen.size()).equals(seen.root())) {
          findings.addFirst(
              where, "was seen before, and the log does not continue it: history was rewritten");
        } else {
          findings.checked("the log continues the checkpoint of size %,d".formatted(seen.size()));
        }
      } catch (UnreadableTreeException e) {
        findings.add(where, "cannot be compared: " + e.getMessage());
      }
    }
  }

  private void group(EntryBundleId id, @Nullable TileReader tree, boolean withRecords)
      throws IOException {
    Optional<List<byte[]>> entries = entries(id);
    if (entries.isEmpty()) {
      groupsWithoutRecords++;
      return;
    }
    boolean covered = compare(id, entries.get(), tree);
    List<Optional<RecordLeaf>> parsed = entries.get().stream().map(StoreVerifier::leaf).toList();
    for (int i = 0; i < parsed.size(); i++) {
      tellLeaf(id.firstEntry() + i, entries.get().get(i), parsed.get(i), covered);
    }
    Optional<InputStream> stored = withRecords ? bundle.records(id) : Optional.empty();
    if (stored.isEmpty()) {
      groupsWithoutRecords++;
      return;
    }
    try (InputStream in = stored.get()) {
      compareRecords(id, entries.get(), parsed, new RecordReader(in));
    } catch (IOException e) {
      findings.add("records of " + id.path(), "cannot be read: " + e.getMessage());
    }
  }

  private Optional<List<byte[]>> entries(EntryBundleId id) {
    String problem;
    try {
      Optional<List<byte[]>> entries = bundle.entries(id);
      if (entries.isPresent() && entries.get().size() == id.width()) {
        return entries;
      }
      problem =
          entries.isEmpty() ? "is missing" : "does not have its %d leaves".formatted(id.width());
    } catch (IOException e) {
      problem = "cannot be read: " + e.getMessage();
    }
    findings.add(id.path(), problem);
    return Optional.empty();
  }

  /** Whether the checkpoint covers all of them. */
  private boolean compare(EntryBundleId id, List<byte[]> entries, @Nullable TileReader tree) {
    if (tree == null) {
      return false;
    }
    boolean covered = true;
    try {
      Tile tile = tree.checked(new TileId(0, id.index(), id.width()));
      for (int i = 0; i < entries.size(); i++) {
        Hash hash = MerkleTree.leafHash(entries.get(i));
        if (!hash.equals(tile.hash(i))) {
          covered = false;
          findings.add(
              "leaf " + (id.firstEntry() + i), "is not the leaf that the checkpoint covers");
        }
      }
      leaves += entries.size();
      return covered;
    } catch (UnreadableTreeException e) {
      findings.add(id.path(), "cannot be compared: " + e.getMessage());
      return false;
    }
  }

  private static Optional<RecordLeaf> leaf(byte[] entry) {
    try {
      return Optional.of(RecordLeaf.parse(entry));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void tellLeaf(long index, byte[] entry, Optional<RecordLeaf> leaf, boolean covered) {
    if (leaf.isPresent()) {
      disposals.leaf(leaf.get(), entry);
      offsets.accept(leaf.get().topic(), leaf.get().partition(), leaf.get().offset());
    } else if (HandOver.isClaimedBy(entry)) {
      if (covered) {
        keys.accept(index, entry);
      }
    } else {
      findings.add("leaf " + index, "is not a leaf of a record");
    }
  }

  private void compareRecords(
      EntryBundleId id,
      List<byte[]> entries,
      List<Optional<RecordLeaf>> parsed,
      RecordReader stored)
      throws IOException {
    for (int i = 0; i < entries.size(); i++) {
      Optional<StoredRecord> next = stored.next();
      long index = id.firstEntry() + i;
      StoredRecord found = next.orElseGet(StoredRecord.Missing::new);
      if (!HandOver.isClaimedBy(entries.get(i))) {
        records.accept(index, parsed.get(i), found);
      } else if (!(found instanceof StoredRecord.Missing)) {
        findings.add("leaf " + index, "stands for no record, and the store has one for it");
      }
    }
    if (stored.next().isPresent()) {
      findings.add("records of " + id.path(), "there are more records than leaves");
    }
  }

  private void finish(Checkpoint checkpoint, BundleRange range, boolean withRecords)
      throws IOException {
    boolean whole = range.from() == 0 && range.to() == checkpoint.size();
    findings.checked(
        "%,d leaves of a log of %,d against its root".formatted(leaves, checkpoint.size()));
    offsets.finish(whole);
    if (!whole) {
      findings.notVerified(
          "the leaves before %,d and from %,d on, which are not in this bundle"
              .formatted(range.from(), range.to()));
    }
    if (!withRecords) {
      findings.notVerified("the records themselves: this is a log without them");
      return;
    }
    if (groupsWithoutRecords > 0) {
      findings.notVerified(
          "the records of %,d groups of leaves, which are not in this bundle"
              .formatted(groupsWithoutRecords));
    }
    unlogged();
    records.finish(whole && groupsWithoutRecords == 0);
  }

  private void unlogged() throws IOException {
    Optional<InputStream> stored = bundle.unlogged();
    if (stored.isEmpty()) {
      return;
    }
    try (InputStream in = stored.get()) {
      RecordReader reader = new RecordReader(in);
      for (Optional<StoredRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        String where =
            switch (next.get()) {
              case StoredRecord.Kept kept -> kept.record().position();
              case StoredRecord.WithoutValue rest -> rest.record().position();
              case StoredRecord.Disposed _, StoredRecord.Missing _ -> "unlogged";
            };
        findings.add(where, "the store has a record that no leaf stands for");
      }
    }
  }
}
