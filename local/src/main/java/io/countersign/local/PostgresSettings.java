package io.countersign.local;

import java.nio.file.Path;

/**
 * Where and how PostgreSQL runs.
 *
 * @param folder keeps its programs and its data; a later start finds the data of an earlier one
 * @param durable whether a commit waits for the disk; tests do not need it
 */
public record PostgresSettings(Path folder, Port port, boolean durable, PostgresPrograms programs) {
  public static PostgresSettings durable(Path folder, Port port) {
    return new PostgresSettings(folder, port, true, PostgresPrograms.own());
  }

  public static PostgresSettings forgetful(Path folder, Port port) {
    return new PostgresSettings(folder, port, false, PostgresPrograms.own());
  }

  /** The same with a server of another version. */
  public PostgresSettings with(PostgresPrograms other) {
    return new PostgresSettings(folder, port, durable, other);
  }
}
