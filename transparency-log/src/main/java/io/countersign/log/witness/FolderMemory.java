package io.countersign.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.MerkleTree;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.tile.FolderTileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers in a folder. For each log, in a folder named by the SHA-256 of its origin: {@code
 * latest}, replaced as a whole, and a copy of each that was cosigned, {@code checkpoints/SIZE-ROOT}
 * with the first 16 hexadecimal digits of the root. One process only may use it.
 */
public final class FolderMemory implements WitnessMemory {
  private final FolderTileStore files;

  public FolderMemory(Path folder) {
    this.files = new FolderTileStore(folder);
  }

  @Override
  public Optional<SignedNote> latest(String origin) {
    Optional<byte[]> latest = files.read(folder(origin) + "latest");
    try {
      return latest.isEmpty() ? Optional.empty() : Optional.of(SignedNote.parse(latest.get()));
    } catch (InvalidNoteException e) {
      // To begin again from nothing would let the log rewrite its history.
      throw new UncheckedIOException(
          new IOException("the latest checkpoint of " + origin + " cannot be read back", e));
    }
  }

  @Override
  public void remember(String origin, SignedNote note) {
    byte[] bytes = note.encode().getBytes(UTF_8);
    String copy = folder(origin) + "checkpoints/" + name(note);
    if (files.read(copy).isEmpty()) {
      files.writeOnce(copy, bytes);
    }
    files.replace(folder(origin) + "latest", bytes);
  }

  private static String name(SignedNote note) {
    try {
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      return checkpoint.size() + "-" + checkpoint.root().hex().substring(0, 16);
    } catch (InvalidNoteException e) {
      throw new IllegalArgumentException("not a checkpoint", e);
    }
  }

  private static String folder(String origin) {
    return MerkleTree.sha256(origin.getBytes(UTF_8)).hex() + "/";
  }
}
