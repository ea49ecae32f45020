package io.countersign.audit.store;

import static io.countersign.audit.store.UncheckedSql.carry;

import io.countersign.audit.Partition;
import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.ledger.NamedOffsets;
import io.countersign.log.bundle.BundleRange;
import io.countersign.log.bundle.BundleWriter;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.log.bundle.OffsetRange;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.SignedNote;
import io.countersign.log.record.RecordLeaf;
import io.countersign.log.tile.EntryBundle;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes tiles, leaves and records as they are stored, whatever they are: it is the reader who
 * verifies. Which record belongs to a leaf is taken from the leaf, so that nothing but leaves and
 * records has a say.
 */
final class LedgerExport {
  private static final String LEAVES_BEYOND =
      """
      SELECT b.leaves FROM ledger_batch b LEFT JOIN ledger_integration i USING (batch_id)
      WHERE i.batch_id IS NULL OR i.first_index + i.leaf_count > ?\
      """;

  private final Connection connection;
  private final LedgerReading reading;
  private final BundleWriter bundle;
  private final NamedOffsets named = new NamedOffsets();
  private final NamedOffsets disposed = new NamedOffsets();

  LedgerExport(Connection connection, BundleWriter bundle) {
    this.connection = connection;
    this.reading = new LedgerReading(connection);
    this.bundle = bundle;
  }

  void write(SignedNote checkpoint, long size, BundleRange range, ExportKeys keys)
      throws IOException, SQLException {
    bundle.begin(checkpoint, range, keys.log(), keys.witnesses());
    disposals();
    for (TileId id : tiles(range, size)) {
      Optional<byte[]> bytes = reading.tile(id);
      if (bytes.isPresent()) {
        bundle.tile(id, Tile.parse(bytes.get(), id.width()));
      }
    }
    for (long first = range.from(); first < range.to(); first += TileId.FULL_WIDTH) {
      group(EntryBundleId.holding(first, size));
    }
    if (range.from() == 0 && range.to() == size) {
      unlogged(size);
    }
  }

  private void disposals() throws IOException, SQLException {
    List<DisposalManifest> manifests = DisposalRows.manifests(connection);
    bundle.disposals(manifests);
    for (DisposalManifest manifest : manifests) {
      for (OffsetRange gone : manifest.ranges()) {
        disposed.add(
            new Partition(gone.topic(), gone.partition()),
            new NamedOffsets.Range(gone.first(), gone.end()));
      }
    }
  }

  /** Those over the range, and the right edge. */
  private static Set<TileId> tiles(BundleRange range, long size) {
    Set<TileId> tiles =
        new TreeSet<>(Comparator.comparingInt(TileId::level).thenComparingLong(TileId::index));
    for (int level = 0; size >> (TileId.HEIGHT * level) > 0 && range.from() < range.to(); level++) {
      long hashes = size >> (TileId.HEIGHT * level);
      long last = Math.min(hashes - 1, (range.to() - 1) >> (TileId.HEIGHT * level));
      for (long hash = range.from() >> (TileId.HEIGHT * level); hash <= last; ) {
        TileId id = TileId.holding(level, hash, size);
        tiles.add(id);
        hash = (id.index() + 1) * TileId.FULL_WIDTH;
      }
    }
    tiles.addAll(TileId.partial(size));
    return tiles;
  }

  private void group(EntryBundleId id) throws IOException, SQLException {
    Optional<byte[]> entries = reading.entries(id);
    if (entries.isEmpty()) {
      return;
    }
    List<byte[]> leaves = EntryBundle.read(entries.get());
    List<Optional<RecordLeaf>> positions = leaves.stream().map(LedgerExport::parse).toList();
    positions.forEach(p -> p.ifPresent(this::name));
    try (StoredRecords records = StoredRecords.of(connection, positions, disposed)) {
      bundle.group(id, leaves, records);
    }
  }

  private static Optional<RecordLeaf> parse(byte[] leaf) {
    try {
      return Optional.of(RecordLeaf.parse(leaf));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void name(RecordLeaf leaf) {
    named.add(new Partition(leaf.topic(), leaf.partition()), leaf.offset());
  }

  /** Records that no leaf names, neither of this tree nor of what is still to be put into it. */
  private void unlogged(long size) throws IOException, SQLException {
    nameLeavesBeyond(size);
    Set<Partition> partitions = StoredRecords.partitions(connection);
    Iterator<StoredRecord> records =
        partitions.stream()
            .flatMap(partition ->
                named.others(partition).stream()
                    .flatMap(range ->
                        carry(() -> StoredRecords.within(connection, partition, range)).stream()))
            .iterator();
    bundle.unlogged(records);
  }

  private void nameLeavesBeyond(long size) throws SQLException {
    try (PreparedStatement beyond = connection.prepareStatement(LEAVES_BEYOND)) {
      beyond.setLong(1, size);
      try (ResultSet rows = beyond.executeQuery()) {
        while (rows.next()) {
          EntryBundle.read(rows.getBytes(1)).stream()
              .map(LedgerExport::parse)
              .flatMap(Optional::stream)
              .forEach(this::name);
        }
      }
    }
  }
}
