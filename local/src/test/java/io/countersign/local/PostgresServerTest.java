package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir Path folder;

  @Test
  void keepsItsDataAcrossARestartOnTheSamePort() throws Exception {
    PostgresSettings settings = PostgresSettings.durable(folder.resolve("postgres"), Port.free());
    Secrets secrets = Secrets.in(folder);
    try (PostgresServer server = PostgresServer.start(settings, secrets)) {
      execute(server.cluster().createDatabase("ledger"), "CREATE TABLE kept (id int)");
      execute(server.cluster().createDatabase("ledger"), "INSERT INTO kept VALUES (7)");
    }

    try (PostgresServer server = PostgresServer.start(settings, Secrets.in(folder))) {
      DatabaseAccess access = server.cluster().createDatabase("ledger");
      assertThat(single(access, "SELECT id FROM kept")).isEqualTo("7");
      assertThat(single(access, "SHOW fsync")).isEqualTo("on");
      assertThat(single(access, "SHOW server_version")).startsWith("18.");
      refusesAWrongPasswordAndForeignDatabases(server, access);
    }
  }

  @Test
  void stopsTheServerThatAKilledJvmLeftBehindAndKeepsWhatItCommitted() throws Exception {
    Port port = Port.free();
    Path program = Path.of(System.getProperty("java.home"), "bin", "java");
    Process killed =
        new ProcessBuilder(
                program.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledJvm.class.getName(),
                folder.toString(),
                Integer.toString(port.number()))
            .inheritIO()
            .start();
    assertThat(killed.waitFor()).isEqualTo(KilledJvm.STATUS);
    assertThatThrownBy(() -> port.requireFree("PostgreSQL"))
        .as("the server outlives the JVM")
        .isInstanceOf(PortTakenException.class);

    PostgresSettings settings = PostgresSettings.durable(folder, port);
    try (PostgresServer server = PostgresServer.start(settings, Secrets.in(folder))) {
      DatabaseAccess access = server.cluster().createDatabase("ledger");
      assertThat(single(access, "SELECT id FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void namesItselfWhenItsPortIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, Port.loopback())) {
      PostgresSettings settings = PostgresSettings.durable(folder, new Port(other.getLocalPort()));

      assertThatThrownBy(() -> PostgresServer.start(settings, Secrets.in(folder)))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("PostgreSQL")
          .hasMessageContaining(Integer.toString(other.getLocalPort()));
    }
  }

  private static void refusesAWrongPasswordAndForeignDatabases(
      PostgresServer server, DatabaseAccess access) {
    assertThatThrownBy(
            () -> DriverManager.getConnection(access.jdbcUrl(), access.user(), "wrong").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> DriverManager.getConnection(access.jdbcUrl(), "postgres", "").close())
        .isInstanceOf(SQLException.class);
    DatabaseAccess other = server.cluster().createDatabase("other");
    assertThatThrownBy(() -> server.cluster().access("ledger", other.user()).connect().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
  }

  private static void execute(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.connect();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
