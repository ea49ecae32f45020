package io.countersign.log.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where a bundle is written: its files, one after the other. */
public interface BundleTarget extends AutoCloseable {
  /** Starts the next file; ends with its {@code close}, before the next is started. */
  OutputStream file(String path) throws IOException;

  @Override
  void close() throws IOException;

  /** A folder that is empty or not there yet. */
  static BundleTarget folder(Path folder) {
    return new BundleTarget() {
      @Override
      public OutputStream file(String path) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.resolve(".."));
        return new java.io.BufferedOutputStream(
            Files.newOutputStream(
                target,
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE));
      }

      @Override
      public void close() {}
    };
  }

  /** A zip file, as a stream. */
  static BundleTarget zip(OutputStream out) {
    ZipOutputStream zip = new ZipOutputStream(out);
    return new BundleTarget() {
      @Override
      public OutputStream file(String path) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        return new java.io.FilterOutputStream(zip) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
          }

          @Override
          public void close() throws IOException {
            zip.closeEntry();
          }
        };
      }

      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }
}
