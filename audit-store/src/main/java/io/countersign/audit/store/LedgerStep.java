package io.countersign.audit.store;

import static io.countersign.audit.store.UncheckedSql.carry;

import io.countersign.audit.ledger.Extent;
import io.countersign.audit.ledger.GrowingLedger;
import io.countersign.audit.ledger.PendingBatch;
import io.countersign.audit.ledger.PendingBatches;
import io.countersign.log.HashReader;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.EntryBundle;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of the tree's growth, within its transaction and under the lock. */
final class LedgerStep implements GrowingLedger {
  /** What one transaction holds at most, unless one batch alone is larger. */
  private static final int LEAVES = 100_000;

  private static final String EXTENT =
      "SELECT batch_id, first_index + leaf_count FROM ledger_integration ORDER BY first_index DESC LIMIT 1";
  private static final String CHECKPOINT =
      "SELECT note FROM ledger_checkpoint ORDER BY tree_size DESC LIMIT 1";

  /**
   * Those of earlier transactions have been integrated; a transaction that is still open has a
   * later number, or a number that is not before the oldest open one.
   */
  private static final String PENDING =
      """
      WITH recent AS MATERIALIZED (
        SELECT batch_id, leaf_count FROM ledger_batch WHERE transaction >= ?::xid8)
      SELECT batch_id, leaf_count FROM recent r
      WHERE NOT EXISTS (SELECT FROM ledger_integration i WHERE i.batch_id = r.batch_id)
      ORDER BY batch_id\
      """;

  private static final String APPEND =
      "INSERT INTO ledger_batch (leaf_count, leaves) VALUES (1, ?) RETURNING batch_id";

  private final Connection connection;
  private final String from;
  private String searchedUpTo;

  LedgerStep(Connection connection, String from) {
    this.connection = connection;
    this.from = from;
    this.searchedUpTo = from;
  }

  /** The transaction before which every batch has its place, once this one is committed. */
  String searchedUpTo() {
    return searchedUpTo;
  }

  @Override
  public Extent extent() {
    return carry(() -> {
      try (PreparedStatement extent = connection.prepareStatement(EXTENT);
          ResultSet row = extent.executeQuery()) {
        return row.next() ? new Extent(row.getLong(2), row.getLong(1)) : Extent.EMPTY;
      }
    });
  }

  @Override
  public Optional<SignedNote> checkpoint() {
    return carry(() -> {
      try (PreparedStatement checkpoint = connection.prepareStatement(CHECKPOINT);
          ResultSet row = checkpoint.executeQuery()) {
        return row.next() ? Optional.of(LedgerNotes.parse(row.getBytes(1))) : Optional.empty();
      }
    });
  }

  @Override
  public PendingBatches pending() {
    return carry(() -> {
      String oldestOpen = oldestOpenTransaction();
      List<PendingBatch> all = allPending();
      List<PendingBatch> some = new ArrayList<>();
      long leaves = 0;
      for (PendingBatch batch : all) {
        leaves += batch.leafCount();
        if (some.isEmpty() || leaves <= LEAVES) {
          some.add(batch);
        } else {
          break;
        }
      }
      boolean more = some.size() < all.size();
      // Only what is written reaches the disk with this step. A number of which nothing on the disk
      // tells is given again after a crash, and a batch that gets it must be searched for.
      searchedUpTo = more || some.isEmpty() ? from : oldestOpen;
      return new PendingBatches(some, more);
    });
  }

  /** Asked before the batches are, so that those of all earlier transactions are among them. */
  private String oldestOpenTransaction() throws SQLException {
    try (PreparedStatement oldest =
            connection.prepareStatement("SELECT pg_snapshot_xmin(pg_current_snapshot())::text");
        ResultSet row = oldest.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private List<PendingBatch> allPending() throws SQLException {
    List<PendingBatch> batches = new ArrayList<>();
    try (PreparedStatement pending = connection.prepareStatement(PENDING)) {
      pending.setString(1, from);
      try (ResultSet rows = pending.executeQuery()) {
        while (rows.next()) {
          batches.add(new PendingBatch(rows.getLong(1), rows.getInt(2)));
        }
      }
    }
    return batches;
  }

  @Override
  public List<byte[]> leaves(PendingBatch batch) {
    return carry(() -> {
      try (PreparedStatement leaves =
          connection.prepareStatement("SELECT leaves FROM ledger_batch WHERE batch_id = ?")) {
        leaves.setLong(1, batch.id());
        try (ResultSet row = leaves.executeQuery()) {
          row.next();
          return EntryBundle.read(row.getBytes(1));
        }
      }
    });
  }

  @Override
  public HashReader edge() {
    return new LedgerReading(connection)::hash;
  }

  @Override
  public PendingBatch append(byte[] leaf) {
    return carry(() -> {
      try (PreparedStatement append = connection.prepareStatement(APPEND)) {
        append.setBytes(1, EntryBundle.write(List.of(leaf)));
        try (ResultSet row = append.executeQuery()) {
          row.next();
          return new PendingBatch(row.getLong(1), 1);
        }
      }
    });
  }

  @Override
  public void place(PendingBatch batch, long firstIndex) {
    insert(
        "INSERT INTO ledger_integration (batch_id, first_index, leaf_count) VALUES (?, ?, ?)",
        batch.id(),
        firstIndex,
        batch.leafCount());
  }

  @Override
  public void keep(TileId id, Tile full) {
    insert(
        "INSERT INTO ledger_tile (level, tile_index, hashes, root) VALUES (?, ?, ?, ?)",
        id.level(),
        id.index(),
        full.toBytes(),
        full.root().toBytes());
  }

  @Override
  public void checkpoint(long size, SignedNote note) {
    insert(
        "INSERT INTO ledger_checkpoint (tree_size, note) VALUES (?, ?)",
        size,
        LedgerNotes.bytes(note));
  }

  private void insert(String sql, Object... values) {
    int inserted =
        carry(() -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              insert.setObject(i + 1, values[i]);
            }
            return insert.executeUpdate();
          }
        });
    if (inserted != 1) {
      throw new IllegalStateException("PostgreSQL did not insert the row");
    }
  }
}
