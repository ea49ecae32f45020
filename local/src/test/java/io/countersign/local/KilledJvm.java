package io.countersign.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that starts PostgreSQL, commits a row, and is gone without any chance to clean up. */
final class KilledJvm {
  static final int STATUS = 9;

  private KilledJvm() {}

  public static void main(String[] arguments) throws SQLException {
    Path folder = Path.of(arguments[0]);
    Port port = new Port(Integer.parseInt(arguments[1]));
    PostgresServer server =
        PostgresServer.start(PostgresSettings.durable(folder, port), Secrets.in(folder));
    try (Connection connection = server.cluster().createDatabase("ledger").connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 7 AS id");
    }
    Runtime.getRuntime().halt(STATUS);
  }
}
