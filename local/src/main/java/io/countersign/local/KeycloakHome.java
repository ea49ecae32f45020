package io.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data of one Keycloak server, and links to the programs that it shares with others. */
record KeycloakHome(Path folder) {
  private static final List<String> SHARED =
      List.of("bin", "conf", "lib", "providers", "themes", "version.txt");

  Path path() {
    return folder.resolve("home");
  }

  Path log() {
    return folder.resolve("keycloak.log");
  }

  /**
   * Lays the realm out to be taken in at the next start. Where another realm was taken in before,
   * or the same with other secrets, the next start begins anew.
   */
  void prepare(KeycloakPrograms programs, Secrets secrets) {
    try {
      Files.createDirectories(data().resolve("import"));
      for (String shared : SHARED) {
        link(path().resolve(shared), programs.distribution().resolve(shared));
      }
      if (!takenRealm().equals(RealmFile.digest(secrets))) {
        deleteFiles(data().resolve("h2"));
      }
      Files.writeString(
          data().resolve("import").resolve("countersign-realm.json"), RealmFile.text());
    } catch (IOException e) {
      throw new StartFailedException("Keycloak", String.valueOf(e.getMessage()), e);
    }
  }

  /** Remembers that the realm was taken in. */
  void realmTaken(Secrets secrets) {
    try {
      Files.writeString(mark(), RealmFile.digest(secrets));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String takenRealm() throws IOException {
    return Files.exists(mark()) ? Files.readString(mark()) : "";
  }

  private Path data() {
    return path().resolve("data");
  }

  private Path mark() {
    return folder.resolve("realm");
  }

  private static void link(Path link, Path target) throws IOException {
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(link);
    }
    Files.createSymbolicLink(link, target);
  }

  private static void deleteFiles(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
