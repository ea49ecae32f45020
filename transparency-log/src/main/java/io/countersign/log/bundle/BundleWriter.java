package io.countersign.log.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.note.SignedNote;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.tile.EntryBundle;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/**
 * Writes a bundle: {@link #begin} first, then in any order every group of 256 leaves of the range
 * and every tile that they need, {@link #unlogged} at the end if there is something to tell.
 */
public final class BundleWriter {
  static final String FORM = "countersign.io/bundle/v1";
  private final BundleTarget target;

  public BundleWriter(BundleTarget target) {
    this.target = target;
  }

  /**
   * Writes what the bundle is of.
   *
   * @param range of leaves, of which the first is a multiple of 256, and the end is one or the size
   */
  public void begin(
      SignedNote checkpoint, BundleRange range, List<VerifierKey> log, List<VerifierKey> witnesses)
      throws IOException {
    put("bundle", range.text().getBytes(UTF_8));
    put("checkpoint", checkpoint.encode().getBytes(UTF_8));
    StringBuilder keys = new StringBuilder();
    log.forEach(key -> keys.append("log ").append(key).append('\n'));
    witnesses.forEach(key -> keys.append("witness ").append(key).append('\n'));
    put("keys", keys.toString().getBytes(UTF_8));
  }

  /** Writes a tile: all on level 0 of the range, those above them, and the right edge. */
  public void tile(TileId id, Tile tile) throws IOException {
    put(id.path(), tile.toBytes());
  }

  /**
   * Writes the leaves of an entry bundle and what the store has for each of them.
   *
   * @param records as many as entries, in their order
   */
  public void group(EntryBundleId id, List<byte[]> entries, Iterator<StoredRecord> records)
      throws IOException {
    put(id.path(), EntryBundle.write(entries));
    write(recordsPath(id), records);
  }

  /** Writes the records that the store has and no leaf stands for. */
  public void unlogged(Iterator<StoredRecord> records) throws IOException {
    if (records.hasNext()) {
      write("unlogged", records);
    }
  }

  /** Writes the manifests of what retention has disposed of. */
  public void disposals(List<DisposalManifest> manifests) throws IOException {
    for (int i = 0; i < manifests.size(); i++) {
      put(disposalPath(i), manifests.get(i).text().getBytes(UTF_8));
    }
  }

  static String disposalPath(int number) {
    return "disposals/" + number;
  }

  static String recordsPath(EntryBundleId id) {
    return id.full().path().replaceFirst("^tile/entries/", "records/");
  }

  private void write(String path, Iterator<StoredRecord> records) throws IOException {
    try (OutputStream out = target.file(path)) {
      RecordWriter writer = new RecordWriter(out);
      while (records.hasNext()) {
        writer.write(records.next());
      }
      writer.flush();
    }
  }

  private void put(String path, byte[] bytes) throws IOException {
    try (OutputStream out = target.file(path)) {
      out.write(bytes);
    }
  }
}
