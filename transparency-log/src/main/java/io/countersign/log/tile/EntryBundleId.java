package io.countersign.log.tile;

/**
 * Which entry bundle: the one with the data of the leaves of the tile of level 0 at that index.
 *
 * @param width 1 to 256 entries
 */
public record EntryBundleId(long index, int width) {
  private static final String PREFIX = "tile/entries/";

  public EntryBundleId {
    new TileId(0, index, width);
  }

  /** Which bundle of a tree of that size holds the entry. */
  public static EntryBundleId holding(long entry, long size) {
    TileId tile = TileId.holding(0, entry, size);
    return new EntryBundleId(tile.index(), tile.width());
  }

  /** {@code tile/entries/N} or {@code tile/entries/N.p/W}. */
  public String path() {
    return PREFIX + new TilePath(index, width).text();
  }

  /**
   * Reads {@link #path}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static EntryBundleId parse(String path) {
    if (!path.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not the path of an entry bundle: " + path);
    }
    TilePath rest = TilePath.parse(path.substring(PREFIX.length()));
    return new EntryBundleId(rest.index(), rest.width());
  }

  public EntryBundleId full() {
    return new EntryBundleId(index, TileId.FULL_WIDTH);
  }

  /** Index of the first entry. */
  public long firstEntry() {
    return index * TileId.FULL_WIDTH;
  }
}
