package io.countersign.log.bundle;

import io.countersign.log.tile.TileSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Where the files of a bundle, or of a log alone, are read. */
public interface BundleSource extends AutoCloseable {
  /** Opens a file; empty if there is none of that name. */
  Optional<InputStream> open(String path) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Reads a whole file.
   *
   * @throws IOException if it is longer than that
   */
  default Optional<byte[]> read(String path, int longest) throws IOException {
    Optional<InputStream> opened = open(path);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = opened.get()) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new IOException(path + " is longer than " + longest + " bytes");
      }
      return Optional.of(bytes);
    }
  }

  /** The tiles among the files. */
  default TileSource tiles(int longest) {
    return path -> {
      try {
        return read(path, longest);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** A folder, or a zip file. */
  static BundleSource of(Path path) throws IOException {
    return Files.isDirectory(path) ? folder(path) : zip(new ZipFile(path.toFile()));
  }

  private static BundleSource folder(Path folder) {
    return new BundleSource() {
      @Override
      public Optional<InputStream> open(String path) throws IOException {
        try {
          return Optional.of(new BufferedInputStream(Files.newInputStream(folder.resolve(path))));
        } catch (NoSuchFileException e) {
          return Optional.empty();
        }
      }

      @Override
      public void close() {}
    };
  }

  private static BundleSource zip(ZipFile zip) {
    return new BundleSource() {
      @Override
      public Optional<InputStream> open(String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        return entry == null
            ? Optional.empty()
            : Optional.of(new BufferedInputStream(zip.getInputStream(entry)));
      }

      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }
}
