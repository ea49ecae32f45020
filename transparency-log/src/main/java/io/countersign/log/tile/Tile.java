package io.countersign.log.tile;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.util.List;

/** Up to 256 consecutive hashes of one level, and through them the eight levels below its root. */
public final class Tile {
  private final List<Hash> hashes;

  private Tile(List<Hash> hashes) {
    this.hashes = hashes;
  }

  /**
   * Takes 1 to 256 hashes.
   *
   * @throws IllegalArgumentException if there are more or none
   */
  public static Tile of(List<Hash> hashes) {
    if (hashes.isEmpty() || hashes.size() > TileId.FULL_WIDTH) {
      throw new IllegalArgumentException("a tile has 1 to 256 hashes, not " + hashes.size());
    }
    return new Tile(List.copyOf(hashes));
  }

  /**
   * Reads the bytes of a tile of that width: 32 for each hash.
   *
   * @throws IllegalArgumentException if the length is another
   */
  public static Tile parse(byte[] bytes, int width) {
    if (bytes.length != width * Hash.LENGTH) {
      throw new IllegalArgumentException(
          "a tile of %d hashes has %d bytes, not %d"
              .formatted(width, width * Hash.LENGTH, bytes.length));
    }
    Hash[] hashes = new Hash[width];
    for (int i = 0; i < width; i++) {
      hashes[i] = Hash.at(bytes, i * Hash.LENGTH);
    }
    return of(List.of(hashes));
  }

  public int width() {
    return hashes.size();
  }

  public List<Hash> hashes() {
    return hashes;
  }

  public Hash hash(int place) {
    return hashes.get(place);
  }

  /** Root of a full tile: the hash that stands for it on the level above. */
  public Hash root() {
    if (width() != TileId.FULL_WIDTH) {
      throw new IllegalStateException("only a full tile has a root");
    }
    return node(TileId.HEIGHT, 0);
  }

  /**
   * A node over the hashes.
   *
   * @param height above the hashes, 0 to 8
   * @throws IllegalArgumentException unless the tile has all the hashes under it
   */
  public Hash node(int height, int place) {
    int start = place << height;
    if (height < 0 || height > TileId.HEIGHT || place < 0 || start + (1 << height) > width()) {
      throw new IllegalArgumentException(
          "a tile of %d hashes has no node %d of height %d".formatted(width(), place, height));
    }
    return fold(start, height);
  }

  private Hash fold(int start, int height) {
    return height == 0
        ? hashes.get(start)
        : MerkleTree.nodeHash(
            fold(start, height - 1), fold(start + (1 << (height - 1)), height - 1));
  }

  public byte[] toBytes() {
    byte[] bytes = new byte[width() * Hash.LENGTH];
    for (int i = 0; i < width(); i++) {
      hashes.get(i).copyTo(bytes, i * Hash.LENGTH);
    }
    return bytes;
  }
}
