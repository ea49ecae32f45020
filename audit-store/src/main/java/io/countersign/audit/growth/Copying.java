package io.countersign.audit.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.TileId;
import io.countersign.log.tile.TileStore;
import java.util.Optional;

/**
 * Writes checkpoints and full tiles where nothing is ever changed: {@code checkpoints/SIZE}, and
 * tiles under their C2SP paths.
 */
final class Copying {
  private final Ledger ledger;
  private final TileStore copies;
  private long copied;

  Copying(Ledger ledger, TileStore copies) {
    this.ledger = ledger;
    this.copies = copies;
  }

  /**
   * Copies the latest checkpoint, after the tiles that it covers.
   *
   * @throws io.countersign.log.tile.AlreadyWrittenException if something else was copied before
   * @throws java.io.UncheckedIOException if the folder does not take it
   */
  void once() {
    Optional<SignedNote> note = ledger.checkpoint(0);
    if (note.isEmpty()) {
      return;
    }
    long size = size(note.get());
    if (size > copied) {
      tiles(size);
      // Without cosignatures: they come later, and the same checkpoint must stay the same bytes.
      SignedNote own = new SignedNote(note.get().text(), note.get().signatures().subList(0, 1));
      copies.writeOnce("checkpoints/" + size, own.encode().getBytes(UTF_8));
      copied = size;
    }
  }

  private void tiles(long size) {
    for (int level = 0; size >> (TileId.HEIGHT * (level + 1)) > 0; level++) {
      long full = size >> (TileId.HEIGHT * (level + 1));
      for (long index = copied >> (TileId.HEIGHT * (level + 1)); index < full; index++) {
        copy(new TileId(level, index, TileId.FULL_WIDTH));
      }
    }
  }

  private void copy(TileId id) {
    byte[] tile =
        ledger.tile(id).orElseThrow(() -> new LedgerBrokenException(id.path() + " is missing"));
    copies.writeOnce(id.path(), tile);
  }

  private static long size(SignedNote note) {
    try {
      return Checkpoint.parse(note.text()).size();
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException("the latest checkpoint is none", e);
    }
  }
}
