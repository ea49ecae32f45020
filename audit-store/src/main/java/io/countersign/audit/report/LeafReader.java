package io.countersign.audit.report;

import io.countersign.audit.ledger.Ledger;
import io.countersign.log.MerkleTree;
import io.countersign.log.Proofs;
import io.countersign.log.UnreadableTreeException;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.HandOver;
import io.countersign.log.note.SignedNote;
import io.countersign.log.proof.TlogProof;
import io.countersign.log.record.RecordLeaf;
import io.countersign.log.tile.EntryBundle;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import io.countersign.log.tile.TileReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads leaves in the groups in which they stand in bundles, and lets through none that the root of
 * the checkpoint does not cover. Not safe for several threads.
 */
final class LeafReader {
  static final int GROUP = TileId.FULL_WIDTH;

  private final Ledger ledger;
  private final LedgerFacts facts;
  private final Checkpoint checkpoint;
  private final TileReader hashes;

  /**
   * @throws UnreadableTreeException if the stored tree does not lead to the checkpoint
   */
  LeafReader(Ledger ledger, LedgerFacts facts, Checkpoint checkpoint) {
    this.ledger = ledger;
    this.facts = facts;
    this.checkpoint = checkpoint;
    this.hashes =
        new TileReader(
            path -> ledger.tile(TileId.parse(path)), checkpoint.size(), checkpoint.root());
  }

  /**
   * The leaves of a group, each beside what is stored for it.
   *
   * @param group its number, counted from 0
   * @throws UnreadableTreeException if the stored leaves are not those that the root covers
   */
  List<ComparedLeaf> group(long group) {
    EntryBundleId id = EntryBundleId.holding(group * GROUP, checkpoint.size());
    List<byte[]> entries =
        ledger
            .entries(id)
            .map(LeafReader::read)
            .filter(e -> e.size() == id.width())
            .orElseThrow(() -> new UnreadableTreeException(id.path() + " is not whole"));
    List<Optional<RecordLeaf>> leaves = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      requireCovered(id.firstEntry() + i, entries.get(i));
      leaves.add(parse(entries.get(i)));
    }
    List<StoredRecord> records = facts.records(leaves);
    List<ComparedLeaf> compared = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      long index = id.firstEntry() + i;
      byte[] entry = entries.get(i);
      compared.add(
          HandOver.isClaimedBy(entry)
              ? ComparedLeaf.ofHandOver(index, entry)
              : ComparedLeaf.of(index, entry, leaves.get(i), records.get(i)));
    }
    return compared;
  }

  private static List<byte[]> read(byte[] bundle) {
    try {
      return EntryBundle.read(bundle);
    } catch (IllegalArgumentException e) {
      throw new UnreadableTreeException("a bundle of leaves is damaged", e);
    }
  }

  private void requireCovered(long index, byte[] entry) {
    if (!hashes.read(0, index).equals(MerkleTree.leafHash(entry))) {
      throw new UnreadableTreeException("leaf " + index + " is not the one that the root covers");
    }
  }

  private static Optional<RecordLeaf> parse(byte[] entry) {
    try {
      return Optional.of(RecordLeaf.parse(entry));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A proof file of a leaf, under the checkpoint that the report rests upon. */
  String proof(long index, SignedNote note) {
    return new TlogProof(new Proofs(hashes).inclusion(index, checkpoint.size()), note).encode();
  }
}
