package io.countersign.cli.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Countersign;
import io.countersign.local.DatabaseAccess;
import io.countersign.testing.Infrastructure;
import io.countersign.testing.MariadbAccess;
import io.countersign.testing.MariadbServer;
import io.countersign.testing.MariadbShop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasourceCommandTest {
  @TempDir Path folder;

  private final StringWriter said = new StringWriter();
  private final DatabaseAccess shop = Infrastructure.postgres().createShop().owner();
  private final DatabaseAccess administrator = Infrastructure.postgres().administrator(shop);
  private final String name = shop.database();

  @BeforeEach
  void writeTheAdministratorsPassword() throws IOException {
    Files.writeString(folder.resolve("administrator"), administrator.password() + "\n");
  }

  @AfterEach
  void dropRoles() throws SQLException {
    for (String role : List.of(name + "_reader", name + "_writer")) {
      if (exists(role)) {
        administer("DROP OWNED BY " + role);
        administer("DROP ROLE " + role);
      }
    }
  }

  @Test
  void onlyPrints() throws SQLException {
    int code = init("--print");

    assertThat(code).isZero();
    assertThat(said.toString())
        .contains("CREATE ROLE \"" + name + "_reader\" LOGIN NOINHERIT NOSUPERUSER")
        .contains("\n-- REVOKE EXECUTE ON ROUTINE lo_creat", "--revoke-public");
    assertThat(exists(name + "_reader")).isFalse();
  }

  @Test
  void changesNothingWithoutConsent() throws SQLException {
    int code = told("n\n", () -> init());

    assertThat(code).isEqualTo(3);
    assertThat(exists(name + "_reader")).isFalse();
    assertThat(folder.resolve("targets")).doesNotExist();
  }

  @Test
  void makesRolesThatPassTheCheck() throws IOException {
    int code = told("y\n", () -> init("--revoke-public"));

    assertThat(code).as(said.toString()).isZero();
    assertThat(run("check", name, "--secrets", targets())).isZero();
    Path password = folder.resolve("targets").resolve(name).resolve("reader-password");
    assertThat(Files.getPosixFilePermissions(password))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(said.toString()).doesNotContain(Files.readString(password));
  }

  @Test
  void saysWhatARoleCouldDoAndHowThatIsTakenAway() throws SQLException {
    init("--revoke-public", "--yes");
    administer("GRANT DELETE ON orders TO " + name + "_reader");

    int code = run("check", name, "--secrets", targets());

    assertThat(code).isEqualTo(1);
    assertThat(said.toString())
        .contains("may DELETE on TABLE public.orders")
        .contains("REVOKE DELETE ON TABLE public.orders FROM " + name + "_reader;");
  }

  @Test
  void givesRolesThatExistNewPasswords() throws IOException {
    init("--revoke-public", "--yes");
    Path password = folder.resolve("targets").resolve(name).resolve("writer-password");
    String before = Files.readString(password);

    int code = init("--yes");

    assertThat(code).as(said.toString()).isZero();
    assertThat(Files.readString(password)).isNotEqualTo(before);
  }

  @Test
  void makesUsersOfMariadbThatPassTheCheck() throws SQLException {
    MariadbShop maria = MariadbShop.create();
    MariadbAccess owner = maria.administrator();

    int code = initMaria(maria, owner);

    assertThat(code).as(said.toString()).isZero();
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("GRANT FILE ON *.* TO '%s_r'@'%%'".formatted(maria.database()));
    }
    assertThat(run("check", maria.database(), "--secrets", targets())).isEqualTo(1);
    assertThat(said.toString()).contains("may FILE on *.*", "REVOKE FILE ON *.* FROM");
  }

  private int initMaria(MariadbShop maria, MariadbAccess owner) {
    try {
      Files.writeString(folder.resolve("administrator"), owner.password());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return run(
        "init",
        maria.database(),
        "--url",
        MariadbServer.jdbcUrl(maria.database()),
        "--administrator",
        owner.user(),
        "--administrator-password-file",
        folder.resolve("administrator").toString(),
        "--secrets",
        targets(),
        "--reader",
        maria.database() + "_r",
        "--writer",
        maria.database() + "_w",
        "--revoke-public",
        "--yes");
  }

  private int init(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "init",
                name,
                "--url",
                shop.jdbcUrl(),
                "--administrator",
                administrator.user(),
                "--administrator-password-file",
                folder.resolve("administrator").toString(),
                "--secrets",
                targets()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("datasource"));
    all.addAll(List.of(arguments));
    return Countersign.commandLine()
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(all.toArray(String[]::new));
  }

  private interface Act {
    int run();
  }

  private static int told(String input, Act act) {
    InputStream standard = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return act.run();
    } finally {
      System.setIn(standard);
    }
  }

  private String targets() {
    return folder.resolve("targets").toString();
  }

  private void administer(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean exists(String role) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + role + "'").next();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        shop.jdbcUrl(), administrator.user(), administrator.password());
  }
}
