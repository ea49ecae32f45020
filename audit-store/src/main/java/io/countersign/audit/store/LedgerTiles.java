package io.countersign.audit.store;

import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import io.countersign.log.tile.TileSource;
import java.util.Optional;

/** The ledger under the paths of C2SP tlog-tiles. */
record LedgerTiles(LedgerReading reading) implements TileSource {
  private static final String ENTRIES = "tile/entries/";

  @Override
  public Optional<byte[]> read(String path) {
    return path.startsWith(ENTRIES)
        ? reading.entries(EntryBundleId.parse(path))
        : reading.tile(TileId.parse(path));
  }
}
