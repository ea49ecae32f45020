package io.countersign.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keycloak's unpacked distribution, built once for our options; several servers may share it. */
record KeycloakPrograms(Path folder) {
  private static final String PART = "Keycloak";
  private static final Duration BUILD_PATIENCE = Duration.ofMinutes(5);

  /** Unpacks and builds what is missing; another JVM that wants the same waits for it. */
  void prepare() {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel = openLock();
          var _ = channel.lock()) {
        unpackOnce();
        buildOnce();
      }
    } catch (IOException e) {
      throw new StartFailedException(PART, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The unpacked distribution. Another version or other options have another folder, so that
   * nothing changes under a server that is running.
   */
  Path distribution() {
    return folder.resolve(
        KeycloakDistribution.NAME
            + "-"
            + KeycloakDistribution.version()
            + "-"
            + Integer.toHexString(KeycloakOptions.BUILD.hashCode()));
  }

  /**
   * What runs Keycloak with these arguments, in this JVM's Java.
   *
   * @param home where it keeps its data
   */
  ProcessBuilder command(Path home, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(JavaProgram.path());
    command.addAll(KeycloakOptions.JVM);
    command.add("-XX:SharedArchiveFile=" + distribution().resolve("classes.jsa"));
    command.add("-Dkc.home.dir=" + home);
    command.add("-Djboss.server.config.dir=" + distribution().resolve("conf"));
    command.add("-cp");
    command.add(distribution().resolve("lib").resolve("quarkus-run.jar").toString());
    command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("KC_"));
    return builder;
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void unpackOnce() throws IOException {
    if (!Files.exists(distribution())) {
      KeycloakDistribution.locate().unpack(distribution());
    }
  }

  private void buildOnce() throws IOException {
    Path built = distribution().resolve("built");
    if (Files.exists(built)) {
      return;
    }
    List<String> arguments = new ArrayList<>(List.of("build"));
    arguments.addAll(KeycloakOptions.BUILD);
    ChildProcess.start(
            "Keycloak's build", command(distribution(), arguments), folder.resolve("build.log"))
        .awaitSuccess(BUILD_PATIENCE);
    Files.createFile(built);
  }
}
