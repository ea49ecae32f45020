package io.countersign.platform.role;

import static io.countersign.contracts.Access.READER;
import static io.countersign.contracts.Access.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.testing.MariadbServer;
import io.countersign.testing.MariadbShop;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The same wall in MariaDB, whose read-only transactions let much of this through. */
final class UsersOfMariadbTest {
  private static final MariadbShop SHOP = MariadbShop.create();
  private static final String PASSWORD = "of-a-test-only";
  private static final NewRoles ROLES =
      new NewRoles(SHOP.database() + "_r", SHOP.database() + "_w", List.of(SHOP.database()), 5);

  /** MariaDB's error codes for a missing right, for a server without the feature, and for SUPER. */
  private static final Set<Integer> NO_RIGHT =
      Set.of(1044, 1045, 1142, 1143, 1227, 1290, 1370, 1410, 1419, 1698);

  static final List<String> attempts =
      List.of(
          "UPDATE orders SET status = 'paid'",
          "DELETE FROM orders",
          "TRUNCATE TABLE orders",
          "DROP TABLE orders",
          "ALTER TABLE orders ADD note text",
          "RENAME TABLE orders TO mine",
          "CREATE TABLE mine (id int)",
          "CREATE TEMPORARY TABLE mine (id int)",
          "CREATE INDEX mine ON orders (status)",
          "CREATE VIEW mine AS SELECT 1",
          "CREATE PROCEDURE mine() SELECT 1",
          "CREATE TRIGGER mine BEFORE INSERT ON orders FOR EACH ROW SET NEW.status = 'paid'",
          "CREATE EVENT mine ON SCHEDULE EVERY 1 DAY DO DELETE FROM orders",
          "CREATE DATABASE mine",
          "CREATE USER mine",
          "GRANT ALL ON *.* TO CURRENT_USER",
          "SELECT 1 INTO OUTFILE '/tmp/countersign-was-here'",
          "SELECT 1 INTO DUMPFILE '/tmp/countersign-was-here'",
          "SELECT 1 FROM orders INTO OUTFILE '/tmp/countersign-was-here'",
          "LOAD DATA INFILE '/etc/passwd' INTO TABLE orders",
          "LOCK TABLES orders WRITE",
          "FLUSH TABLES",
          "SET GLOBAL max_connections = 1",
          "INSTALL SONAME 'mine'",
          "CREATE FUNCTION f RETURNS STRING SONAME 'mine.so'",
          "SELECT * FROM mysql.user",
          "SHOW BINARY LOGS",
          "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'x')");

  @BeforeAll
  static void makeUsers() throws SQLException {
    try (Connection administrator = SHOP.administrator().connect();
        Statement statement = administrator.createStatement()) {
      RolePlan.of(administrator, ROLES).run(administrator, true);
      for (String role : ROLES.names()) {
        statement.execute(
            "ALTER USER '%s'@'%%' IDENTIFIED BY '%s' ACCOUNT UNLOCK".formatted(role, PASSWORD));
      }
    }
  }

  @Test
  void findsNothingInUsersAsTheyAreMade() throws SQLException {
    assertThat(findings(READER)).isEmpty();
    assertThat(findings(WRITER)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("attempts")
  void refusesTheReaderEverythingElse(String sql) throws SQLException {
    try (Connection reader = connect(READER);
        Statement statement = reader.createStatement()) {
      statement.execute("SET SESSION TRANSACTION READ WRITE");

      Optional<SQLException> refusal = refusal(statement, sql);

      assertThat(refusal)
          .hasValueSatisfying(
              r -> assertThat(NO_RIGHT).as(r.getMessage()).contains(r.getErrorCode()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GRANT FILE ON *.* TO READER|READER|REACHES_OUTSIDE|may FILE on *.*",
        "GRANT PROCESS ON *.* TO WRITER|WRITER|READS_MORE|may PROCESS on *.*",
        "GRANT SUPER ON *.* TO WRITER|WRITER|GAINS_RIGHTS|may SUPER on *.*",
        "GRANT SELECT ON *.* TO READER|READER|READS_MORE|may SELECT on *.*",
        "GRANT SELECT ON mysql.* TO READER|READER|READS_MORE|may SELECT on `mysql`.*",
        "GRANT INSERT, DROP ON SHOP.* TO READER|READER|CHANGES_DATA|DROP",
        "GRANT UPDATE (status, total) ON SHOP.orders TO READER|READER|CHANGES_DATA|may UPDATE (",
        "GRANT SELECT ON SHOP.orders TO READER WITH GRANT OPTION|READER|GAINS_RIGHTS|GRANT OPTION",
        "GRANT TRIGGER ON SHOP.* TO WRITER|WRITER|GAINS_RIGHTS|may TRIGGER",
        "GRANT EVENT ON SHOP.* TO WRITER|WRITER|GAINS_RIGHTS|may EVENT",
        "GRANT EXECUTE ON SHOP.* TO READER|READER|GAINS_RIGHTS|may EXECUTE",
        "GRANT CREATE TEMPORARY TABLES ON SHOP.* TO READER|READER|DISTURBS_OTHERS|may CREATE TEMPORARY TABLES",
        "GRANT DROP ON SHOP.* TO PUBLIC|WRITER|CHANGES_DATA|as everybody may",
        "GRANT everything TO READER|READER|GAINS_RIGHTS|is a member of `everything`"
      })
  void findsARightTooManyAndTakesItAway(String granted, Access access, Danger danger, String what)
      throws SQLException {
    administer("CREATE ROLE IF NOT EXISTS everything");
    administer(granted);

    List<Finding> findings = findings(access);

    assertThat(findings)
        .anySatisfy(f -> {
          assertThat(f.danger()).isEqualTo(danger);
          assertThat(f.what()).contains(what);
        });
    for (Finding finding : findings) {
      administer(finding.remedy());
    }
    assertThat(findings(access)).isEmpty();
  }

  private static Optional<SQLException> refusal(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private static List<Finding> findings(Access access) throws SQLException {
    try (Connection connection = connect(access)) {
      return RoleCheck.of(connection, access);
    }
  }

  private static Connection connect(Access access) throws SQLException {
    return DriverManager.getConnection(
        MariadbServer.jdbcUrl(SHOP.database()),
        access == READER ? ROLES.reader() : ROLES.writer(),
        PASSWORD);
  }

  private static void administer(String sql) throws SQLException {
    try (Connection administrator = SHOP.administrator().connect();
        Statement statement = administrator.createStatement()) {
      statement.execute(
          sql.replace("READER", "'" + ROLES.reader() + "'@'%'")
              .replace("WRITER", "'" + ROLES.writer() + "'@'%'")
              .replace("SHOP", SHOP.database()));
    }
  }
}
