package io.countersign.local;

import java.nio.file.Path;

/**
 * Where Keycloak runs.
 *
 * @param programs what is slow to prepare and the same for every server; servers may share it
 * @param folder keeps the data of this server; a later start finds what an earlier one took in
 * @param port what clients connect to; part of the issuer's name
 */
public record KeycloakSettings(Path programs, Path folder, Port port) {
  public KeycloakSettings {
    programs = programs.toAbsolutePath().normalize();
    folder = folder.toAbsolutePath().normalize();
  }

  /** With programs of its own, in its folder. */
  public static KeycloakSettings of(Path folder, Port port) {
    return new KeycloakSettings(folder.resolve("programs"), folder, port);
  }
}
