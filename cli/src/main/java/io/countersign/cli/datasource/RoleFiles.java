package io.countersign.cli.datasource;

import io.countersign.cli.CommandFailedException;
import io.countersign.contracts.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * The credentials of one data source, a file for each, as the executor reads them: the same names
 * as the keys of a Kubernetes secret that is made of the folder.
 */
record RoleFiles(Path folder) {
  private static final FileAttribute<?> FOLDER_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> FILE_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  String jdbcUrl() {
    return read("jdbc-url");
  }

  String username(Access access) {
    return read(role(access) + "-username");
  }

  String password(Access access) {
    return read(role(access) + "-password");
  }

  void jdbcUrl(String url) {
    write("jdbc-url", url);
  }

  void credentials(Access access, String username, String password) {
    write(role(access) + "-username", username);
    write(role(access) + "-password", password);
  }

  private static String role(Access access) {
    return access.name().toLowerCase(Locale.ROOT);
  }

  private String read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailedException(
          file
              + " cannot be read; 'countersign datasource init' writes it, --secrets says where it is");
    }
  }

  /** All at once: whoever reads meanwhile sees the old or the new. */
  private void write(String name, String value) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder, FOLDER_OF_OWNER);
      Path fresh = Files.createTempFile(folder, "." + name, "", FILE_OF_OWNER);
      Files.writeString(fresh, value, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CommandFailedException(
          file + " cannot be written: " + e.getClass().getSimpleName());
    }
  }
}
