package io.countersign.testing.infrastructure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts an infrastructure process that outlives this JVM. */
final class Launcher {
  /** The variable of the environment that carries the token. */
  static final String TOKEN = "COUNTERSIGN_INFRASTRUCTURE_TOKEN";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int POLL_MILLIS = 20;
  private static final int TOKEN_BYTES = 16;

  private final InfrastructureSettings settings;
  private final InfrastructureFolder folder;

  Launcher(InfrastructureSettings settings) {
    this.settings = settings;
    this.folder = settings.folder();
  }

  /** Starts one and waits until it has published its coordinates. */
  Coordinates launch() throws IOException, InterruptedException {
    String token = drawToken();
    Process process = start(token);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Coordinates> published =
          folder.coordinates().filter(coordinates -> coordinates.token().equals(token));
      if (published.isPresent()) {
        return published.get();
      }
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException(
        "the infrastructure process did not start; see " + folder.log());
  }

  private Process start(String token) throws IOException {
    Path arguments = folder.path().resolve("arguments");
    Files.write(arguments, arguments());
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    builder.environment().put(TOKEN, token);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private List<String> arguments() {
    return List.of(
        "-Xmx768m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        quoted(System.getProperty("java.class.path")),
        InfrastructureProcess.class.getName(),
        quoted(folder.path().toString()),
        settings.linger().toString(),
        settings.kind().name());
  }

  /** In the form that the java launcher reads from argument files (JDK tool reference, "java"). */
  private static String quoted(String text) {
    return '"' + text.replace(File.separatorChar == '\\' ? "\\" : "\0", "\\\\") + '"';
  }

  private static String drawToken() {
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    return HexFormat.of().formatHex(token);
  }
}
