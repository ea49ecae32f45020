package io.countersign.log.tile;

import io.countersign.log.Hash;
import io.countersign.log.HashReader;
import io.countersign.log.Proofs;
import io.countersign.log.UnreadableTreeException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the hashes of a tree of known size and root from its tiles, and lets through none that the
 * root does not cover: the tiles of the right edge are checked against the root, every other one
 * against its hash in the tile above. Keeps the tiles read last. Not safe for several threads.
 */
public final class TileReader implements HashReader {
  private static final int KEPT_TILES = 512;
  private final TileSource store;
  private final long size;
  private final Map<TileId, Tile> edge = new HashMap<>();
  private final Map<TileId, Tile> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TileId, Tile> eldest) {
          return size() > KEPT_TILES;
        }
      };

  /**
   * Reads the right edge.
   *
   * @param root from a checkpoint that is trusted
   * @throws UnreadableTreeException if the right edge is missing or is not that of the root
   */
  public TileReader(TileSource store, long size, Hash root) {
    this.store = store;
    this.size = size;
    TileId.partial(size).forEach(id -> edge.put(id, load(id)));
    if (!new Proofs(this::readEdge).root(size).equals(root)) {
      throw new UnreadableTreeException(
          "the tiles of the right edge of %d leaves do not lead to the root".formatted(size));
    }
  }

  @Override
  public Hash read(int height, long index) {
    return node(height, index, this::checked);
  }

  /** A tile that the root covers. */
  public Tile checked(TileId id) {
    Tile known = edge.containsKey(id) ? edge.get(id) : kept.get(id);
    if (known != null) {
      return known;
    }
    Tile tile = load(id);
    TileId above = TileId.holding(id.level() + 1, id.index(), size);
    if (!checked(above).hash((int) (id.index() % TileId.FULL_WIDTH)).equals(tile.root())) {
      throw new UnreadableTreeException(id.path() + " is not the tile that the root covers");
    }
    kept.put(id, tile);
    return tile;
  }

  private Hash readEdge(int height, long index) {
    return node(
        height,
        index,
        id -> {
          Tile tile = edge.get(id);
          if (tile == null) {
            throw new UnreadableTreeException(id.path() + " is not on the right edge");
          }
          return tile;
        });
  }

  private Hash node(int height, long index, Function<TileId, Tile> tiles) {
    int level = Math.min(height / TileId.HEIGHT, 7);
    int above = height - level * TileId.HEIGHT;
    TileId id = TileId.holding(level, index << above, size);
    long place = (index << above) % TileId.FULL_WIDTH;
    return tiles.apply(id).node(above, (int) (place >> above));
  }

  private Tile load(TileId id) {
    try {
      byte[] bytes =
          store
              .read(id.path())
              .or(() -> beginningOfFull(id))
              .orElseThrow(() -> new UnreadableTreeException(id.path() + " is missing"));
      return Tile.parse(bytes, id.width());
    } catch (IllegalArgumentException e) {
      throw new UnreadableTreeException(id.path() + ": " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new UnreadableTreeException(id.path() + " cannot be read", e);
    }
  }

  /** A log may delete a partial tile once the full one is there. */
  private Optional<byte[]> beginningOfFull(TileId id) {
    int length = id.width() * Hash.LENGTH;
    return store
        .read(id.full().path())
        .filter(bytes -> bytes.length >= length)
        .map(bytes -> Arrays.copyOf(bytes, length));
  }
}
