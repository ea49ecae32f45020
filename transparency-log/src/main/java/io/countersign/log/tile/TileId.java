package io.countersign.log.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * Which tile: its level (hashes of height {@code 8 * level}), its index in the level, and how many
 * hashes it has.
 *
 * @param level 0 to 7, as no tree of fewer than 2<sup>63</sup> leaves has more
 * @param width 1 to 256; less than 256 makes a partial tile
 */
public record TileId(int level, long index, int width) {
  /** Hashes of a full tile. */
  public static final int FULL_WIDTH = TilePath.FULL;

  /** Levels of the tree that one level of tiles stands for. */
  public static final int HEIGHT = 8;

  private static final int LEVELS = 8;
  private static final String PREFIX = "tile/";

  public TileId {
    if (level < 0 || level >= LEVELS) {
      throw new IllegalArgumentException("a tile has a level from 0 to 7, not " + level);
    }
    TilePath checked = new TilePath(index, width);
    if (checked.index() > Long.MAX_VALUE >> Math.min(Long.SIZE - 1, HEIGHT * (level + 1))) {
      throw new IllegalArgumentException("no tree has a tile " + index + " on level " + level);
    }
  }

  /**
   * The tile of a tree that holds the hash at that place.
   *
   * @param index of the hash in its level of tiles
   */
  public static TileId holding(int level, long index, long size) {
    long hashes = size >> (HEIGHT * level);
    if (index < 0 || index >= hashes) {
      throw new IllegalArgumentException(
          "a tree of %d leaves has no hash %d on level %d of tiles".formatted(size, index, level));
    }
    long tile = index / FULL_WIDTH;
    return new TileId(level, tile, (int) Math.min(FULL_WIDTH, hashes - tile * FULL_WIDTH));
  }

  /** The partial tiles of a tree: its right edge, the lowest level first. */
  public static List<TileId> partial(long size) {
    List<TileId> tiles = new ArrayList<>();
    for (int level = 0; level < LEVELS && size >> (HEIGHT * level) > 0; level++) {
      long hashes = size >> (HEIGHT * level);
      if (hashes % FULL_WIDTH > 0) {
        tiles.add(new TileId(level, hashes / FULL_WIDTH, (int) (hashes % FULL_WIDTH)));
      }
    }
    return tiles;
  }

  /** {@code tile/L/N} or {@code tile/L/N.p/W}. */
  public String path() {
    return PREFIX + level + "/" + new TilePath(index, width).text();
  }

  /**
   * Reads {@link #path}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static TileId parse(String path) {
    int slash = PREFIX.length() + 1;
    if (!path.startsWith(PREFIX)
        || path.length() <= slash
        || path.charAt(slash) != '/'
        || path.charAt(slash - 1) < '0'
        || path.charAt(slash - 1) > '7') {
      throw new IllegalArgumentException("not the path of a tile: " + path);
    }
    TilePath rest = TilePath.parse(path.substring(slash + 1));
    return new TileId(path.charAt(slash - 1) - '0', rest.index(), rest.width());
  }

  public boolean isFull() {
    return width == FULL_WIDTH;
  }

  /** The same place, as it is once it is full. */
  public TileId full() {
    return new TileId(level, index, FULL_WIDTH);
  }
}
