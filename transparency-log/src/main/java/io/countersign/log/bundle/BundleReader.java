package io.countersign.log.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.EntryBundle;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import io.countersign.log.tile.TileReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads a bundle piece by piece. Nothing that it tells is verified. */
public final class BundleReader {
  private static final int LONGEST_ENTRIES = TileId.FULL_WIDTH * (2 + EntryBundle.LONGEST_ENTRY);
  private static final int LONGEST_MANIFEST = 256 * 1024 * 1024;
  private static final int LONGEST_TILE = TileId.FULL_WIDTH * Hash.LENGTH;
  private final BundleSource source;

  public BundleReader(BundleSource source) {
    this.source = source;
  }

  /** Which leaves; empty if this is a log alone, without records. */
  public Optional<BundleRange> range() throws IOException, InvalidNoteException {
    Optional<byte[]> file = source.read("bundle", 1024);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(BundleRange.parse(new String(file.get(), UTF_8)));
  }

  public SignedNote checkpoint() throws IOException, InvalidNoteException {
    Optional<byte[]> note = source.read("checkpoint", SignedNote.LONGEST);
    return SignedNote.parse(
        note.orElseThrow(() -> new InvalidNoteException("there is no checkpoint")));
  }

  /** The keys as the bundle claims them: "log KEY" and "witness KEY". */
  public List<String> claimedKeys() throws IOException {
    return source
        .read("keys", 64 * 1024)
        .map(bytes -> new String(bytes, UTF_8).lines().toList())
        .orElse(List.of());
  }

  /**
   * The hashes of the tree.
   *
   * @throws io.countersign.log.UnreadableTreeException if the right edge is not that of the root
   */
  public TileReader tree(long size, Hash root) {
    return new TileReader(source.tiles(LONGEST_TILE), size, root);
  }

  /** Leaves of a group; empty if there is no such file. */
  public Optional<List<byte[]>> entries(EntryBundleId id) throws IOException {
    Optional<byte[]> bytes = source.read(id.path(), LONGEST_ENTRIES);
    if (bytes.isEmpty()) {
      bytes = source.read(id.full().path(), LONGEST_ENTRIES);
    }
    try {
      return bytes
          .map(EntryBundle::read)
          .map(e -> e.size() > id.width() ? e.subList(0, id.width()) : e);
    } catch (IllegalArgumentException e) {
      throw new IOException(id.path() + ": " + e.getMessage(), e);
    }
  }

  /** Records of a group, to be closed; empty if there is no such file. */
  public Optional<InputStream> records(EntryBundleId id) throws IOException {
    return source.open(BundleWriter.recordsPath(id));
  }

  /** The text of a manifest of what retention disposed of; empty if there are not so many. */
  public Optional<byte[]> disposal(int number) throws IOException {
    return source.read(BundleWriter.disposalPath(number), LONGEST_MANIFEST);
  }

  /** Records that no leaf stands for, to be closed. */
  public Optional<InputStream> unlogged() throws IOException {
    return source.open("unlogged");
  }
}
