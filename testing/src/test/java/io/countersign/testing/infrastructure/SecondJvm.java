package io.countersign.testing.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Another test JVM: prints which process it found, its PostgreSQL port, and the database it got.
 */
final class SecondJvm {
  private SecondJvm() {}

  public static void main(String[] arguments) {
    InfrastructureFolder folder = new InfrastructureFolder(Path.of(arguments[0]));
    InfrastructureSettings settings =
        new InfrastructureSettings(
            folder, Duration.ofMinutes(1), InfrastructureSettings.Kind.EMBEDDED);
    try (InfrastructureConnection connection = InfrastructureConnection.open(settings)) {
      Map<String, String> database = connection.database("shared");
      System.out.println("> " + folder.coordinates().orElseThrow().process());
      System.out.println("> " + database.get("port"));
      System.out.println("> " + database.get("database"));
    }
  }
}
