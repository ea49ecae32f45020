package io.countersign.audit.ledger;

import io.countersign.log.HashReader;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileId;
import java.util.List;
import java.util.Optional;

/** The ledger as the only one sees it who may add to it now. */
public interface GrowingLedger {
  Extent extent();

  /**
   * The last checkpoint: that of the whole tree, since every step ends with one. Empty for an empty
   * tree.
   *
   * @throws LedgerBrokenException if what is stored is no note
   */
  Optional<SignedNote> checkpoint();

  /** As many as one step takes. */
  PendingBatches pending();

  /** The leaves of a pending batch. */
  List<byte[]> leaves(PendingBatch batch);

  /** The stored hashes of the right edge. */
  HashReader edge();

  /** Adds a batch of one leaf that is of no record. */
  PendingBatch append(byte[] leaf);

  /** Gives a batch its place. */
  void place(PendingBatch batch, long firstIndex);

  void keep(TileId id, Tile full);

  void checkpoint(long size, SignedNote note);
}
