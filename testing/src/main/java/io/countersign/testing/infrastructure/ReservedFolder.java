package io.countersign.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Folders that outlive their JVM, each for one JVM at a time. */
public final class ReservedFolder {
  /** Kept open, and locked, until the JVM ends. */
  private static final List<FileLock> HELD = new ArrayList<>();

  private ReservedFolder() {}

  /**
   * The first folder of this name and a number that nobody else uses, with what its last user left
   * in it.
   */
  public static synchronized Path of(Path parent, String name) {
    try {
      Files.createDirectories(parent);
      for (int number = 1; ; number++) {
        Path folder = parent.resolve(name + "-" + number);
        if (isReserved(folder.resolveSibling(folder.getFileName() + ".lock"))) {
          return Files.createDirectories(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no folder can be made in " + parent, e);
    }
  }

  private static boolean isReserved(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        HELD.add(lock);
        return true;
      }
    } catch (OverlappingFileLockException e) {
      // Another class loader of this JVM has it.
    }
    channel.close();
    return false;
  }
}
