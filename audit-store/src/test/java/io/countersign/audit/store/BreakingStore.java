package io.countersign.audit.store;

import io.countersign.audit.ledger.Extent;
import io.countersign.audit.ledger.GrowingLedger;
import io.countersign.audit.ledger.LedgerStore;
import io.countersign.audit.ledger.PendingBatch;
import io.countersign.audit.ledger.PendingBatches;
import io.countersign.log.HashReader;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Has something done, once, before a checkpoint is written.
 *
 * @param fault to be done
 */
record BreakingStore(LedgerStore store, Runnable fault, AtomicBoolean done) implements LedgerStore {
  BreakingStore(LedgerStore store, Runnable fault) {
    this(store, fault, new AtomicBoolean());
  }

  @Override
  public <T> Optional<T> alone(Function<GrowingLedger, T> step) {
    return store.alone(ledger -> step.apply(new Breaking(ledger)));
  }

  private final class Breaking implements GrowingLedger {
    private final GrowingLedger ledger;

    private Breaking(GrowingLedger ledger) {
      this.ledger = ledger;
    }

    @Override
    public Extent extent() {
      return ledger.extent();
    }

    @Override
    public Optional<SignedNote> checkpoint() {
      return ledger.checkpoint();
    }

    @Override
    public PendingBatches pending() {
      return ledger.pending();
    }

    @Override
    public List<byte[]> leaves(PendingBatch batch) {
      return ledger.leaves(batch);
    }

    @Override
    public HashReader edge() {
      return ledger.edge();
    }

    @Override
    public PendingBatch append(byte[] leaf) {
      return ledger.append(leaf);
    }

    @Override
    public void place(PendingBatch batch, long firstIndex) {
      ledger.place(batch, firstIndex);
    }

    @Override
    public void keep(TileId id, Tile full) {
      ledger.keep(id, full);
    }

    @Override
    public void checkpoint(long size, SignedNote note) {
      if (done.compareAndSet(false, true)) {
        fault.run();
      }
      ledger.checkpoint(size, note);
    }
  }
}
