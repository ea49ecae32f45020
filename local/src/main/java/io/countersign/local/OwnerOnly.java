package io.countersign.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read, on file systems that know owners. */
final class OwnerOnly {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  static Path createFile(Path file) throws IOException {
    return Files.createFile(file, mode("rw-------"));
  }

  /** A new file with this text; an old one of the same name goes. */
  static Path createFile(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    createFile(file);
    return Files.writeString(file, text);
  }

  private static FileAttribute<?>[] mode(String permissions) {
    if (!POSIX) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }
}
