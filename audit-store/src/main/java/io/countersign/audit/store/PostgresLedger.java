package io.countersign.audit.store;

import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.audit.ledger.Proving;
import io.countersign.log.ConsistencyProof;
import io.countersign.log.Proofs;
import io.countersign.log.UnreadableTreeException;
import io.countersign.log.bundle.BundleRange;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.bundle.BundleWriter;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import io.countersign.log.tile.TileReader;
import io.countersign.platform.event.RecordPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Reads the ledger that {@link PostgresLedgerStore} lets grow. */
public final class PostgresLedger implements Ledger {
  private static final String LATEST =
      "SELECT tree_size, note FROM ledger_checkpoint ORDER BY tree_size DESC LIMIT 1";
  private static final String LATEST_COSIGNED =
      """
      SELECT tree_size, note FROM ledger_checkpoint WHERE tree_size = (
        SELECT tree_size FROM ledger_cosignature GROUP BY tree_size HAVING count(*) >= ?
        ORDER BY tree_size DESC LIMIT 1)\
      """;
  private static final String COSIGNATURES =
      "SELECT line FROM ledger_cosignature WHERE tree_size = ? ORDER BY witness";
  private static final String COSIGN =
      """
      INSERT INTO ledger_cosignature (tree_size, witness, line) VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING\
      """;
  private static final String INDEX =
      """
      SELECT i.first_index + r.place + ? - r.first_offset FROM (
        SELECT batch_id, place, first_offset, leaf_count FROM ledger_run
        WHERE topic = ? AND partition = ? AND first_offset <= ? ORDER BY first_offset DESC LIMIT 1) r
      JOIN ledger_integration i USING (batch_id) WHERE r.first_offset + r.leaf_count > ?\
      """;

  private static final String STORED =
      "SELECT FROM event WHERE topic = ? AND partition = ? AND record_offset = ?";

  private final Database database;

  public PostgresLedger(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public Optional<SignedNote> checkpoint(int cosignatures) {
    return reading(connection -> checkpoint(connection, cosignatures));
  }

  @Override
  public Optional<byte[]> tile(TileId id) {
    return reading(connection -> new LedgerReading(connection).tile(id));
  }

  @Override
  public Optional<byte[]> entries(EntryBundleId id) {
    return reading(connection -> new LedgerReading(connection).entries(id));
  }

  @Override
  public Proving prove(RecordPosition position, int cosignatures) {
    return reading(connection -> {
      OptionalLong index = index(connection, position);
      if (index.isEmpty()) {
        return isStored(connection, position) ? new Proving.TooEarly() : new Proving.Unknown();
      }
      Optional<SignedNote> note = checkpoint(connection, cosignatures);
      return note.isEmpty()
          ? new Proving.TooEarly()
          : prove(new LedgerReading(connection), index.getAsLong(), note.get());
    });
  }

  private static Proving prove(LedgerReading reading, long index, SignedNote note) {
    try {
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      if (checkpoint.size() <= index) {
        return new Proving.TooEarly();
      }
      Proofs proofs = new Proofs(hashes(reading, checkpoint));
      return new Proving.Proved(
          reading.leaf(index), proofs.inclusion(index, checkpoint.size()), note);
    } catch (UnreadableTreeException | InvalidNoteException e) {
      return new Proving.Broken(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Proving> prove(List<RecordPosition> positions, SignedNote checkpoint) {
    return reading(connection -> {
      List<Proving> provings = new ArrayList<>(positions.size());
      try {
        Checkpoint tree = Checkpoint.parse(checkpoint.text());
        LedgerReading reading = new LedgerReading(connection);
        Proofs proofs = new Proofs(hashes(reading, tree));
        for (RecordPosition position : positions) {
          OptionalLong index = index(connection, position);
          provings.add(
              index.isEmpty() || index.getAsLong() >= tree.size()
                  ? new Proving.TooEarly()
                  : new Proving.Proved(
                      reading.leaf(index.getAsLong()),
                      proofs.inclusion(index.getAsLong(), tree.size()),
                      checkpoint));
        }
        return provings;
      } catch (UnreadableTreeException | InvalidNoteException e) {
        throw new LedgerBrokenException("the tree does not lead to its checkpoint", e);
      }
    });
  }

  @Override
  public ConsistencyProof consistency(long oldSize, Checkpoint checkpoint) {
    return reading(connection -> {
      try {
        return new Proofs(hashes(new LedgerReading(connection), checkpoint))
            .consistency(oldSize, checkpoint.size());
      } catch (UnreadableTreeException e) {
        throw new LedgerBrokenException("the tree does not lead to its checkpoint", e);
      }
    });
  }

  private static TileReader hashes(LedgerReading reading, Checkpoint checkpoint) {
    return new TileReader(new LedgerTiles(reading), checkpoint.size(), checkpoint.root());
  }

  @Override
  public void export(int cosignatures, ExportKeys keys, BundleTarget target) throws IOException {
    try {
      var _ =
          reading(connection -> {
            freeze(connection);
            try {
              export(connection, cosignatures, keys, target);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return target;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** One picture of the store, however long it is looked at. */
  private static void freeze(Connection connection) throws SQLException {
    try (Statement freeze = connection.createStatement()) {
      freeze.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      // Before the picture is taken: what retention drops afterwards waits until it was looked at.
      freeze.execute("LOCK TABLE event IN ACCESS SHARE MODE");
    }
  }

  private static void export(
      Connection connection, int cosignatures, ExportKeys keys, BundleTarget target)
      throws IOException, SQLException {
    SignedNote note =
        checkpoint(connection, cosignatures)
            .orElseThrow(() -> new IllegalStateException("there is no such checkpoint"));
    try {
      long size = Checkpoint.parse(note.text()).size();
      new LedgerExport(connection, new BundleWriter(target))
          .write(note, size, new BundleRange(0, size), keys);
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException("the last checkpoint is none any more", e);
    }
  }

  /** Keeps what a witness has signed; once is enough. */
  @Override
  public void cosigned(long size, NoteSignature cosignature) {
    var _ =
        reading(connection -> {
          try (PreparedStatement cosign = connection.prepareStatement(COSIGN)) {
            cosign.setLong(1, size);
            cosign.setString(2, cosignature.name());
            cosign.setString(3, cosignature.line());
            return cosign.executeUpdate();
          }
        });
  }

  private <T> T reading(Database.Work<T> work) {
    return database.inTransaction(connection -> UncheckedSql.run(() -> work.on(connection)));
  }

  private static Optional<SignedNote> checkpoint(Connection connection, int cosignatures)
      throws SQLException {
    try (PreparedStatement latest =
        connection.prepareStatement(cosignatures == 0 ? LATEST : LATEST_COSIGNED)) {
      if (cosignatures > 0) {
        latest.setInt(1, cosignatures);
      }
      try (ResultSet row = latest.executeQuery()) {
        return row.next()
            ? Optional.of(
                LedgerNotes.parse(row.getBytes(2)).with(cosignatures(connection, row.getLong(1))))
            : Optional.empty();
      }
    }
  }

  private static List<NoteSignature> cosignatures(Connection connection, long size)
      throws SQLException {
    List<NoteSignature> cosignatures = new ArrayList<>();
    try (PreparedStatement lines = connection.prepareStatement(COSIGNATURES)) {
      lines.setLong(1, size);
      try (ResultSet rows = lines.executeQuery()) {
        while (rows.next()) {
          cosignatures.add(LedgerNotes.signature(rows.getString(1)));
        }
      }
    }
    return cosignatures;
  }

  private static OptionalLong index(Connection connection, RecordPosition position)
      throws SQLException {
    try (PreparedStatement index = connection.prepareStatement(INDEX)) {
      index.setLong(1, position.offset());
      index.setString(2, position.topic());
      index.setInt(3, position.partition());
      index.setLong(4, position.offset());
      index.setLong(5, position.offset());
      try (ResultSet row = index.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static boolean isStored(Connection connection, RecordPosition position)
      throws SQLException {
    try (PreparedStatement stored = connection.prepareStatement(STORED)) {
      stored.setString(1, position.topic());
      stored.setInt(2, position.partition());
      stored.setLong(3, position.offset());
      try (ResultSet row = stored.executeQuery()) {
        return row.next();
      }
    }
  }
}
