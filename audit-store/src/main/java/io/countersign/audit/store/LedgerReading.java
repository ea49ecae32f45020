package io.countersign.audit.store;

import static io.countersign.audit.store.UncheckedSql.carry;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.UnreadableTreeException;
import io.countersign.log.tile.EntryBundle;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tree: full tiles as they are kept, all else from the leaves and the tiles below. */
record LedgerReading(Connection connection) {
  private static final String TILE =
      "SELECT hashes FROM ledger_tile WHERE level = ? AND tile_index = ?";
  private static final String ROOTS =
      "SELECT tile_index, root FROM ledger_tile WHERE level = ? AND tile_index >= ? AND tile_index < ? ORDER BY tile_index";
  private static final String BATCHES =
      """
      SELECT i.first_index, b.leaves FROM ledger_integration i JOIN ledger_batch b USING (batch_id)
      WHERE i.first_index >= (SELECT max(first_index) FROM ledger_integration WHERE first_index <= ?)
        AND i.first_index < ? ORDER BY i.first_index\
      """;

  /** The hash of a leaf, or the root of a full tile. */
  Hash hash(int height, long index) {
    if (height % TileId.HEIGHT != 0) {
      throw new UnreadableTreeException("only leaves and roots of tiles are kept");
    }
    return hashes(height / TileId.HEIGHT, index, 1)
        .map(List::getFirst)
        .orElseThrow(() ->
            new UnreadableTreeException(
                "the hash %d of height %d is missing".formatted(index, height)));
  }

  /** The data of a leaf. */
  byte[] leaf(long index) {
    return leaves(index, 1)
        .map(List::getFirst)
        .orElseThrow(() -> new UnreadableTreeException("the leaf %d is missing".formatted(index)));
  }

  /** The bytes of a tile; empty if the tree has none there, or not so wide. */
  Optional<byte[]> tile(TileId id) {
    return id.isFull() ? fullTile(id) : partialTile(id);
  }

  /** The bytes of an entry bundle; empty if the tree has none there, or not so wide. */
  Optional<byte[]> entries(EntryBundleId id) {
    return leaves(id.firstEntry(), id.width()).map(EntryBundle::write);
  }

  private Optional<byte[]> fullTile(TileId id) {
    return carry(() -> {
      try (PreparedStatement tile = connection.prepareStatement(TILE)) {
        tile.setInt(1, id.level());
        tile.setLong(2, id.index());
        try (ResultSet row = tile.executeQuery()) {
          return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        }
      }
    });
  }

  private Optional<byte[]> partialTile(TileId id) {
    return hashes(id.level(), id.index() * TileId.FULL_WIDTH, id.width())
        .map(hashes -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream(id.width() * Hash.LENGTH);
          hashes.forEach(h -> bytes.writeBytes(h.toBytes()));
          return bytes.toByteArray();
        });
  }

  /** Consecutive hashes of a level of tiles; empty unless all are there. */
  private Optional<List<Hash>> hashes(int level, long first, int count) {
    return level == 0
        ? leaves(first, count).map(l -> l.stream().map(MerkleTree::leafHash).toList())
        : roots(level - 1, first, count);
  }

  private Optional<List<Hash>> roots(int level, long first, int count) {
    List<Hash> roots = new ArrayList<>(count);
    return carry(() -> {
      try (PreparedStatement tiles = connection.prepareStatement(ROOTS)) {
        tiles.setInt(1, level);
        tiles.setLong(2, first);
        tiles.setLong(3, first + count);
        try (ResultSet rows = tiles.executeQuery()) {
          while (rows.next() && rows.getLong(1) == first + roots.size()) {
            roots.add(Hash.of(rows.getBytes(2)));
          }
        }
      }
      return roots.size() == count ? Optional.of(roots) : Optional.empty();
    });
  }

  /** Consecutive leaves; empty unless all are there. */
  private Optional<List<byte[]>> leaves(long first, int count) {
    List<byte[]> leaves = new ArrayList<>(count);
    return carry(() -> {
      try (PreparedStatement batches = connection.prepareStatement(BATCHES)) {
        batches.setLong(1, first);
        batches.setLong(2, first + count);
        try (ResultSet rows = batches.executeQuery()) {
          while (rows.next()) {
            add(leaves, rows, first, count);
          }
        }
      }
      return leaves.size() == count ? Optional.of(leaves) : Optional.empty();
    });
  }

  private static void add(List<byte[]> leaves, ResultSet row, long first, int count)
      throws SQLException {
    long index = row.getLong(1);
    for (byte[] leaf : EntryBundle.read(row.getBytes(2))) {
      // Each in its place or not at all: a batch that is missing must not shift the others.
      if (index == first + leaves.size() && leaves.size() < count) {
        leaves.add(leaf);
      }
      index++;
    }
  }
}
