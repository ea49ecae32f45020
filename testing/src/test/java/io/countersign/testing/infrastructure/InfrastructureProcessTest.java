package io.countersign.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path temporary;

  @Test
  void twoJvmsFindTheSameProcess() throws Exception {
    InfrastructureSettings settings = settings(PATIENCE);
    try (InfrastructureConnection mine = InfrastructureConnection.open(settings)) {
      Coordinates coordinates = settings.folder().coordinates().orElseThrow();
      Map<String, String> database = mine.database("shared");

      List<String> other = runSecondJvm(settings.folder().path());

      assertThat(other.get(0)).isEqualTo(Long.toString(coordinates.process()));
      assertThat(other.get(1)).isEqualTo(database.get("port"));
      assertThat(other.get(2)).startsWith("shared_").isNotEqualTo(database.get("database"));
      end(settings);
    }
  }

  @Test
  void endsAWhileAfterTheLastLeaseAndStopsWhatItStarted() throws Exception {
    InfrastructureSettings settings = settings(Duration.ofMillis(300));
    InfrastructureConnection connection = InfrastructureConnection.open(settings);
    Coordinates coordinates = settings.folder().coordinates().orElseThrow();
    Map<String, String> database = connection.database("gone");
    assertThat(isAlive(coordinates)).isTrue();

    connection.close();

    await().atMost(PATIENCE).until(() -> !isAlive(coordinates));
    assertThat(settings.folder().coordinates()).isEmpty();
    String url =
        "jdbc:postgresql://%s:%s/postgres".formatted(database.get("host"), database.get("port"));
    assertThatThrownBy(() -> DriverManager.getConnection(url, "x", "x").close())
        .hasMessageContaining("refused");
  }

  @Test
  void endsWhenItsFolderIsRemovedAndTheNextOneStartsAnother() throws Exception {
    InfrastructureSettings settings = settings(PATIENCE);
    Coordinates first;
    try (InfrastructureConnection _ = InfrastructureConnection.open(settings)) {
      first = settings.folder().coordinates().orElseThrow();

      Folders.delete(settings.folder().path());

      await().atMost(PATIENCE).until(() -> !isAlive(first));
    }
    try (InfrastructureConnection _ = InfrastructureConnection.open(settings)) {
      Coordinates second = settings.folder().coordinates().orElseThrow();
      assertThat(second.process()).isNotEqualTo(first.process());
      end(settings);
    }
  }

  @Test
  void replacesAProcessThatRunsOldCode() throws Exception {
    InfrastructureSettings settings = settings(PATIENCE);
    InfrastructureConnection.open(settings).close();
    Coordinates old = settings.folder().coordinates().orElseThrow();
    settings
        .folder()
        .publish(new Coordinates(old.port(), old.process(), old.token(), "older code"));

    try (InfrastructureConnection _ = InfrastructureConnection.open(settings)) {
      assertThat(settings.folder().coordinates().orElseThrow().process())
          .isNotEqualTo(old.process());
      end(settings);
    }
  }

  @Test
  void letsNobodyInWithoutTheToken() throws Exception {
    InfrastructureSettings settings = settings(PATIENCE);
    try (InfrastructureConnection _ = InfrastructureConnection.open(settings)) {
      Coordinates real = settings.folder().coordinates().orElseThrow();

      assertThatThrownBy(() ->
              new InfrastructureConnection(
                  new Coordinates(real.port(), real.process(), "guess", real.fingerprint())))
          .hasMessageContaining("right token");
      end(settings);
    }
  }

  private InfrastructureSettings settings(Duration linger) {
    return new InfrastructureSettings(
        new InfrastructureFolder(temporary.resolve("infrastructure")),
        linger,
        InfrastructureSettings.Kind.EMBEDDED);
  }

  /** So that the folder can be deleted after the test. */
  private static void end(InfrastructureSettings settings) throws Exception {
    Coordinates coordinates = settings.folder().coordinates().orElseThrow();
    settings.folder().withdraw();
    await().atMost(PATIENCE).until(() -> !isAlive(coordinates));
  }

  private static boolean isAlive(Coordinates coordinates) {
    return ProcessHandle.of(coordinates.process()).filter(ProcessHandle::isAlive).isPresent();
  }

  private List<String> runSecondJvm(Path folder) throws Exception {
    Path output = temporary.resolve("second");
    Process second =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SecondJvm.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = second.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(status).as(text).isZero();
    return text.lines().filter(line -> line.startsWith("> ")).map(l -> l.substring(2)).toList();
  }
}
