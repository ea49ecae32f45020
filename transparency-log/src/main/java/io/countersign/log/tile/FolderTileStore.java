package io.countersign.log.tile;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder of files. A file appears whole or not at all, and is on the disk once written. May be
 * used by several threads and processes.
 */
public final class FolderTileStore implements TileStore {
  private final Path folder;

  public FolderTileStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<byte[]> read(String path) {
    try {
      return Optional.of(Files.readAllBytes(resolve(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeOnce(String path, byte[] bytes) {
    Path target = resolve(path);
    try {
      Path temporary = temporary(target, bytes);
      try {
        // A link, unlike a move, never replaces what is there.
        Files.createLink(target, temporary);
      } catch (FileAlreadyExistsException e) {
        refuseOther(path, bytes);
      } finally {
        Files.deleteIfExists(temporary);
      }
      sync(parent(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a file that changes, such as the latest checkpoint. */
  public void replace(String path, byte[] bytes) {
    Path target = resolve(path);
    try {
      Files.move(temporary(target, bytes), target, ATOMIC_MOVE);
      sync(parent(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuseOther(String path, byte[] bytes) {
    if (!read(path).filter(there -> Arrays.equals(there, bytes)).isPresent()) {
      throw new AlreadyWrittenException(path);
    }
  }

  private Path resolve(String path) {
    Path resolved = folder.resolve(path).normalize();
    if (!resolved.startsWith(folder.normalize()) || resolved.equals(folder.normalize())) {
      throw new IllegalArgumentException("not a path within the store: " + path);
    }
    return resolved;
  }

  private static Path temporary(Path target, byte[] bytes) throws IOException {
    Files.createDirectories(parent(target));
    Path temporary = parent(target).resolve("." + UUID.randomUUID() + ".tmp");
    try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    return temporary;
  }

  private static Path parent(Path target) {
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("not a file: " + target);
    }
    return parent;
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }
}
