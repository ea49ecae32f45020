package io.countersign.cli.datasource;

import io.countersign.cli.CommandFailedException;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who makes the roles. The password is never an argument, which others could see. */
final class AdministratorLogin {
  private static final String PASSWORD = "COUNTERSIGN_ADMINISTRATOR_PASSWORD";

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "the database, such as jdbc:postgresql://db.example.com:5432/shop")
  private String url = "";

  @Option(
      names = "--administrator",
      paramLabel = "NAME",
      required = true,
      description = "who may make roles there and owns the tables or may grant for who does")
  private String name = "";

  @Option(
      names = "--administrator-password-file",
      paramLabel = "FILE",
      description =
          "holds the administrator's password; without it the environment variable "
              + PASSWORD
              + " does, or you are asked")
  private @Nullable Path passwordFile;

  String url() {
    return url;
  }

  Connection connect() {
    return Databases.connect(url, name, password());
  }

  private String password() {
    if (passwordFile != null) {
      return read(passwordFile);
    }
    String given = System.getenv(PASSWORD);
    return given == null || given.isEmpty() ? asked() : given;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailedException(
          file + " cannot be read; it should hold the administrator's password");
    }
  }

  private String asked() {
    char[] answer =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> console.readPassword("Password of %s: ", name))
            .orElse(null);
    if (answer == null) {
      throw new CommandFailedException(
          "no password of " + name + ": give --administrator-password-file, or set " + PASSWORD);
    }
    return new String(answer);
  }
}
