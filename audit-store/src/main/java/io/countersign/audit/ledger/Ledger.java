package io.countersign.audit.ledger;

import io.countersign.log.ConsistencyProof;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import io.countersign.platform.event.RecordPosition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The ledger, for those who check it. */
public interface Ledger {
  /**
   * The latest checkpoint, with the cosignatures that have come in.
   *
   * @param cosignatures how many it must have at least
   */
  Optional<SignedNote> checkpoint(int cosignatures);

  /** The bytes of a tile; empty if the tree has none there, or not so wide. */
  Optional<byte[]> tile(TileId id);

  /** The bytes of an entry bundle; empty if the tree has none there, or not so wide. */
  Optional<byte[]> entries(EntryBundleId id);

  /**
   * Proves that a record is in the ledger as the store holds it now.
   *
   * @param cosignatures how many the checkpoint must have at least
   */
  Proving prove(RecordPosition position, int cosignatures);

  /**
   * Proves of several records, in their order, that they are in the tree of one checkpoint.
   *
   * @param checkpoint of this ledger
   */
  List<Proving> prove(List<RecordPosition> positions, SignedNote checkpoint);

  /**
   * Proves that a checkpoint's tree begins with the tree of an earlier size.
   *
   * @throws LedgerBrokenException if the stored tree does not lead to the checkpoint
   */
  ConsistencyProof consistency(long oldSize, Checkpoint checkpoint);

  /**
   * Writes leaves, tiles and the stored records, so that they can be verified elsewhere. Nothing is
   * verified here.
   *
   * @param cosignatures how many the checkpoint must have at least
   * @throws IOException if the target does not take it
   * @throws IllegalStateException if there is no such checkpoint
   */
  void export(int cosignatures, ExportKeys keys, BundleTarget target) throws IOException;

  /** Keeps what a witness has signed; once is enough. */
  void cosigned(long size, NoteSignature cosignature);
}
