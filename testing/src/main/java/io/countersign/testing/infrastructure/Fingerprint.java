package io.countersign.testing.infrastructure;

import io.countersign.contracts.event.Topic;
import io.countersign.local.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells whether a running infrastructure process runs today's code: a digest over the classes and
 * resources of the modules it is made of, the same whether they lie in folders or in jars.
 */
final class Fingerprint {
  private static final List<Class<?>> MODULES =
      List.of(Topic.class, KafkaBroker.class, Fingerprint.class);

  private Fingerprint() {}

  static String ofThisCode() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> module : MODULES) {
        add(module, digest);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read this program's own code", e);
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Class<?> module, MessageDigest digest)
      throws IOException, URISyntaxException {
    Path source = Path.of(module.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(source)) {
      add(source, digest);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        add(jar.getPath("/"), digest);
      }
    }
  }

  private static void add(Path root, MessageDigest digest) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("io").resolve("countersign"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(Files.readAllBytes(file));
      }
    }
  }
}
