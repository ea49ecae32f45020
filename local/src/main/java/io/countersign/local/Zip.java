package io.countersign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a zip file. */
final class Zip {
  private Zip() {}

  /**
   * Unpacks every entry below the folder.
   *
   * @throws IOException also if an entry would lie outside the folder
   */
  static void extract(Path zip, Path folder) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        extract(file, entries.nextElement(), folder);
      }
    }
  }

  private static void extract(ZipFile file, ZipEntry entry, Path folder) throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder.normalize())) {
      throw new IOException(
          file.getName() + " has an entry outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    try (var in = file.getInputStream(entry)) {
      Files.copy(in, target);
    }
  }
}
