package io.countersign.audit.archive.parquet;

import io.countersign.log.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Files that are there as a whole, and on the disk, or not at all. */
final class WholeFile {
  private WholeFile() {}

  /** Where it is written until it is finished. */
  static Path unfinished(Path target) {
    return target.resolveSibling(target.getFileName() + ".unfinished");
  }

  static void write(Path target, byte[] content) throws IOException {
    Files.write(unfinished(target), content);
    var _ = finish(target);
  }

  /** Gives what was written its name. */
  static Hash finish(Path target) throws IOException {
    Path unfinished = unfinished(target);
    Hash digest = digest(unfinished);
    force(unfinished, StandardOpenOption.WRITE);
    Files.move(
        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(target.resolveSibling("."), StandardOpenOption.READ);
    return digest;
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private static Hash digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digested =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      var _ = digested.transferTo(OutputStream.nullOutputStream());
      return Hash.of(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
