package io.countersign.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The zip file that Keycloak's makers publish. The build lays it beside this module's classes. */
record KeycloakDistribution(Path zip) {
  /** The system property that names the zip file where it is elsewhere. */
  static final String PROPERTY = "countersign.keycloak.distribution";

  /** What the folder in the zip file is called, before its version. */
  static final String NAME = "keycloak";

  private static final String ARTIFACT = "keycloak-quarkus-dist";
  private static final String ADVICE =
      "build the module local, which copies it to local/target, or name it with the system property "
          + PROPERTY;

  static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        KeycloakDistribution.class.getResourceAsStream("distribution.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("keycloak.version");
  }

  /**
   * Where the system property says; else below the folder that this program was built in; else in
   * the Maven repository that this program was taken from.
   */
  static KeycloakDistribution locate() {
    String given = System.getProperty(PROPERTY);
    if (given != null) {
      return existing(Path.of(given))
          .orElseThrow(() -> missing("the system property " + PROPERTY + " names " + given));
    }
    return ancestors(ownFolder()).stream()
        .flatMap(KeycloakDistribution::candidates)
        .flatMap(zip -> existing(zip).stream())
        .findFirst()
        .orElseThrow(() -> missing(ADVICE));
  }

  /** Unpacks it, all or nothing: the folder exists only when it is whole. */
  void unpack(Path home) throws IOException {
    Path folder = home.resolveSibling("unpacking-" + ProcessHandle.current().pid());
    Zip.extract(zip, folder);
    Files.move(folder.resolve(NAME + "-" + version()), home);
    Files.delete(folder);
  }

  private static List<Path> ancestors(Path start) {
    List<Path> folders = new ArrayList<>();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      folders.add(folder);
    }
    return folders;
  }

  private static Stream<Path> candidates(Path folder) {
    return Stream.of(
        folder.resolve(ARTIFACT + ".zip"),
        folder.resolve("local").resolve("target").resolve(ARTIFACT + ".zip"),
        folder
            .resolve(Path.of("org", "keycloak", ARTIFACT, version()))
            .resolve(ARTIFACT + "-" + version() + ".zip"));
  }

  private static Optional<KeycloakDistribution> existing(Path zip) {
    return Files.isRegularFile(zip) ? Optional.of(new KeycloakDistribution(zip)) : Optional.empty();
  }

  private static Path ownFolder() {
    try {
      var source = KeycloakDistribution.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(source.toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StartFailedException missing(String advice) {
    return new StartFailedException(
        "Keycloak", ARTIFACT + "-" + version() + ".zip is missing: " + advice);
  }
}
