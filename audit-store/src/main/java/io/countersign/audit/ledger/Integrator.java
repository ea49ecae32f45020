package io.countersign.audit.ledger;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.UnreadableTreeException;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileBuilder;
import io.countersign.log.tile.TileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives batches their places in the tree and signs the root. Keeps the right edge of the tree from
 * step to step, and reads it anew when another instance has added to it. Not safe for several
 * threads.
 */
public final class Integrator {
  private final LedgerStore store;
  private final LedgerSigner signer;
  private @Nullable Edge edge;

  public Integrator(LedgerStore store, LedgerSigner signer) {
    this.store = store;
    this.signer = signer;
  }

  /** The tree after the last step that was committed. */
  private record Edge(Extent extent, TileBuilder tree, List<FullTile> full, LedgerSigner signer) {
    static Edge empty(LedgerSigner signer) {
      List<FullTile> full = new ArrayList<>();
      return new Edge(
          Extent.EMPTY,
          new TileBuilder((id, tile) -> full.add(new FullTile(id, tile))),
          full,
          signer);
    }

    static Edge resume(Extent extent, GrowingLedger ledger, LedgerSigner signer) {
      List<FullTile> full = new ArrayList<>();
      TileBuilder tree =
          TileBuilder.resume(
              extent.size(), ledger.edge(), (id, tile) -> full.add(new FullTile(id, tile)));
      return new Edge(extent, tree, full, signer);
    }

    Edge signedAt(Extent reached) {
      return new Edge(reached, tree, full, signer.next());
    }
  }

  private record FullTile(TileId id, Tile tile) {}

  private record Step(Growth growth, Edge edge) {}

  /**
   * Gives some of the waiting batches their places, hands over to the next key if there is one, and
   * signs a checkpoint over all.
   *
   * @throws LedgerBrokenException if what is stored is not what was signed last
   * @throws io.countersign.audit.StoreUnavailableException if it did not work; it may be tried
   *     again
   */
  public Growth step() {
    Edge known = edge;
    // Whatever goes wrong, the next step reads anew what is stored.
    edge = null;
    Optional<Step> step = store.alone(ledger -> grow(ledger, known));
    edge = step.map(Step::edge).orElse(known);
    return step.map(Step::growth).orElseGet(Growth.Elsewhere::new);
  }

  private Step grow(GrowingLedger ledger, @Nullable Edge known) {
    Extent stored = ledger.extent();
    Edge current = known != null && known.extent.equals(stored) ? known : resume(ledger, stored);
    PendingBatches pending = ledger.pending();
    return pending.batches().isEmpty() && current.signer.handOver().isEmpty()
        ? new Step(new Growth.Complete(), current)
        : grow(ledger, current, pending);
  }

  private Step grow(GrowingLedger ledger, Edge from, PendingBatches pending) {
    Extent extent = from.extent;
    for (PendingBatch batch : pending.batches()) {
      ledger.place(batch, extent.size());
      leaves(ledger, batch).forEach(leaf -> from.tree.append(MerkleTree.leafHash(leaf)));
      extent = extent.after(batch);
    }
    Optional<byte[]> handOver = from.signer.handOver();
    if (handOver.isPresent()) {
      PendingBatch batch = ledger.append(handOver.get());
      ledger.place(batch, extent.size());
      from.tree.append(MerkleTree.leafHash(handOver.get()));
      extent = extent.after(batch);
    }
    from.full.forEach(f -> ledger.keep(f.id, f.tile));
    from.full.clear();
    Checkpoint checkpoint = new Checkpoint(signer.origin(), extent.size(), from.tree.root());
    SignedNote note = from.signer.sign(checkpoint);
    ledger.checkpoint(checkpoint.size(), note);
    return new Step(new Growth.Grown(checkpoint, note, pending.more()), from.signedAt(extent));
  }

  private static List<byte[]> leaves(GrowingLedger ledger, PendingBatch batch) {
    List<byte[]> leaves;
    try {
      leaves = ledger.leaves(batch);
    } catch (IllegalArgumentException e) {
      throw new LedgerBrokenException("the leaves of batch " + batch.id() + " are damaged", e);
    }
    if (leaves.size() != batch.leafCount()) {
      throw new LedgerBrokenException(
          "batch %d has %d leaves and should have %d"
              .formatted(batch.id(), leaves.size(), batch.leafCount()));
    }
    return leaves;
  }

  /** Reads the right edge, and signs nothing on top of what was not signed before. */
  private Edge resume(GrowingLedger ledger, Extent extent) {
    Optional<SignedNote> last = ledger.checkpoint();
    if (last.isEmpty() && extent.equals(Extent.EMPTY)) {
      return Edge.empty(signer);
    }
    SignedNote note =
        last.orElseThrow(() -> new LedgerBrokenException("the ledger's checkpoints are gone"));
    try {
      Checkpoint signed = signer.verify(note);
      Edge resumed = Edge.resume(extent, ledger, signer.after(note));
      requireSame(signed, extent.size(), resumed.tree.root());
      return resumed;
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException(
          "the last checkpoint is not signed by a key of this service; a key that replaces another is handed over to"
              + " first, as the next one: "
              + e.getMessage(),
          e);
    } catch (UnreadableTreeException | IllegalArgumentException e) {
      throw new LedgerBrokenException("the right edge of the tree cannot be read", e);
    }
  }

  private static void requireSame(Checkpoint signed, long size, Hash root) {
    if (signed.size() != size || !signed.root().equals(root)) {
      throw new LedgerBrokenException(
          "the last checkpoint signs %d leaves under %s, and stored are %d under %s"
              .formatted(signed.size(), signed.root(), size, root));
    }
  }
}
