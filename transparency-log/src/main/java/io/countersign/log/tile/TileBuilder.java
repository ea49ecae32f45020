package io.countersign.log.tile;

import io.countersign.log.Hash;
import io.countersign.log.HashReader;
import io.countersign.log.MerkleTree;
import io.countersign.log.Proofs;
import io.countersign.log.UnreadableTreeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Grows a tree by leaf hashes and hands on each tile as it becomes full. Keeps only the partial
 * tiles of the right edge: at most 255 hashes per level. Not safe for several threads.
 */
public final class TileBuilder {
  private final BiConsumer<TileId, Tile> fullTiles;
  private final List<List<Hash>> edge = new ArrayList<>();
  private long size;

  /**
   * Starts an empty tree.
   *
   * @param fullTiles is told every tile once, the lower levels first
   */
  public TileBuilder(BiConsumer<TileId, Tile> fullTiles) {
    this.fullTiles = fullTiles;
  }

  /**
   * Takes up a tree again.
   *
   * @param hashes has at least the hashes of the partial tiles of that size
   */
  public static TileBuilder resume(
      long size, HashReader hashes, BiConsumer<TileId, Tile> fullTiles) {
    TileBuilder builder = new TileBuilder(fullTiles);
    builder.size = size;
    for (int level = 0; size >> (TileId.HEIGHT * level) > 0 && level < TileId.HEIGHT; level++) {
      long count = size >> (TileId.HEIGHT * level);
      List<Hash> partial = new ArrayList<>();
      for (long i = count - count % TileId.FULL_WIDTH; i < count; i++) {
        partial.add(hashes.read(TileId.HEIGHT * level, i));
      }
      builder.edge.add(partial);
    }
    return builder;
  }

  /** Adds a leaf by its {@link MerkleTree#leafHash}. */
  public void append(Hash leaf) {
    Hash hash = leaf;
    for (int level = 0; ; level++) {
      if (level == edge.size()) {
        edge.add(new ArrayList<>());
      }
      List<Hash> partial = edge.get(level);
      partial.add(hash);
      if (partial.size() < TileId.FULL_WIDTH) {
        break;
      }
      Tile full = Tile.of(partial);
      fullTiles.accept(
          new TileId(level, size >> (TileId.HEIGHT * (level + 1)), TileId.FULL_WIDTH), full);
      partial.clear();
      hash = full.root();
    }
    size++;
  }

  public long size() {
    return size;
  }

  /** A partial tile of the right edge, as {@link TileId#partial} lists them. */
  public Tile partial(TileId id) {
    return Tile.of(edge.get(id.level()));
  }

  /** Root of the tree as it is now. */
  public Hash root() {
    return new Proofs(this::edgeHash).root(size);
  }

  private Hash edgeHash(int height, long index) {
    int level = height / TileId.HEIGHT;
    int above = height % TileId.HEIGHT;
    long count = size >> (TileId.HEIGHT * level);
    long place = (index << above) - (count - count % TileId.FULL_WIDTH);
    if (level >= edge.size() || place < 0) {
      throw new UnreadableTreeException("only the right edge is kept");
    }
    return Tile.of(edge.get(level)).node(above, (int) (place >> above));
  }
}
