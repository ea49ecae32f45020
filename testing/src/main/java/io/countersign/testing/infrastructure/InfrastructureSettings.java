package io.countersign.testing.infrastructure;

import java.time.Duration;
import java.util.Locale;

/**
 * Which infrastructure process a test JVM uses.
 *
 * @param linger how long the process stays when nobody needs it
 */
public record InfrastructureSettings(InfrastructureFolder folder, Duration linger, Kind kind) {
  /** The system property that asks for {@code containers}; {@code embedded} otherwise. */
  public static final String KIND_PROPERTY = "countersign.infra";

  private static final Duration LINGER = Duration.ofSeconds(90);

  /** What the parts run in. */
  public enum Kind {
    EMBEDDED,
    CONTAINERS;

    static Kind named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** Those of the build that this JVM is part of. */
  public static InfrastructureSettings ofThisBuild() {
    Kind kind = Kind.named(System.getProperty(KIND_PROPERTY, Kind.EMBEDDED.name()));
    return new InfrastructureSettings(InfrastructureFolder.ofThisBuild(), LINGER, kind);
  }
}
