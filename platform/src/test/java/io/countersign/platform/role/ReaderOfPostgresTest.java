package io.countersign.platform.role;

import static io.countersign.contracts.Access.READER;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The reader's rights are the wall: whatever it says over a plain connection, the server refuses to
 * change anything.
 */
final class ReaderOfPostgresTest {
  private static final ShopRoles SHOP = new ShopRoles();

  /** SQLSTATE 42501, insufficient_privilege (PostgreSQL manual, appendix A). */
  private static final String NO_RIGHT = "42501";

  static final List<String> attempts =
      List.of(
          "UPDATE orders SET status = 'paid'",
          "DELETE FROM orders",
          "INSERT INTO orders SELECT * FROM orders",
          "MERGE INTO orders o USING customers c ON o.id = c.id WHEN MATCHED THEN DELETE",
          "WITH gone AS (DELETE FROM orders RETURNING *) SELECT * FROM gone",
          "COMMIT; DELETE FROM orders",
          "ROLLBACK; BEGIN READ WRITE; DELETE FROM orders; COMMIT",
          "SELECT * FROM orders FOR UPDATE",
          "TRUNCATE orders",
          "BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE",
          "DROP TABLE orders",
          "ALTER TABLE orders ADD note text",
          "CREATE INDEX ON orders (status)",
          "CREATE TABLE mine (id int)",
          "CREATE TEMP TABLE mine (id int)",
          "CREATE SCHEMA mine",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
          "CREATE EXTENSION hstore",
          "CREATE TRIGGER t BEFORE UPDATE ON orders EXECUTE FUNCTION suppress_redundant_updates_trigger()",
          "EXPLAIN ANALYZE CREATE TABLE mine AS SELECT 1",
          "EXPLAIN ANALYZE DELETE FROM orders",
          "SELECT * INTO mine FROM orders",
          "COPY (SELECT 1) TO PROGRAM 'touch /tmp/countersign-was-here'",
          "COPY orders FROM PROGRAM 'cat /dev/null'",
          "COPY (SELECT 1) TO '/tmp/countersign-was-here'",
          "COPY orders FROM '/etc/passwd'",
          "SELECT pg_read_file('/etc/passwd')",
          "SELECT pg_ls_dir('/')",
          "SELECT lo_import('/etc/passwd')",
          "SELECT lo_export(1, '/tmp/countersign-was-here')",
          "SELECT lo_from_bytea(0, 'x')",
          "SELECT lo_create(0)",
          "SELECT pg_create_physical_replication_slot('mine', true)",
          "SELECT pg_create_logical_replication_slot('mine', 'pgoutput')",
          "SELECT pg_switch_wal()",
          "SELECT pg_create_restore_point('mine')",
          "SELECT pg_backup_start('mine')",
          "SELECT pg_reload_conf()",
          "SELECT pg_terminate_backend(pg_backend_pid())",
          "SELECT pg_logical_emit_message(false, 'mine', 'x')",
          "ALTER SYSTEM SET work_mem = '1GB'",
          "SET session_replication_role = replica",
          "SET ROLE shop",
          "SET SESSION AUTHORIZATION postgres",
          "CREATE ROLE mine",
          "ALTER ROLE shop PASSWORD 'mine'",
          "CREATE SERVER mine FOREIGN DATA WRAPPER postgres_fdw",
          "SELECT dblink_exec('dbname=shop', 'DELETE FROM orders')",
          "CHECKPOINT",
          "CREATE SUBSCRIPTION s CONNECTION 'dbname=shop' PUBLICATION p",
          "DO $$ BEGIN DELETE FROM orders; END $$");

  private Connection reader;

  @BeforeAll
  static void makeRoles() throws SQLException {
    SHOP.administer("CREATE EXTENSION dblink; CREATE EXTENSION postgres_fdw");
    SHOP.made(true);
  }

  @AfterAll
  static void dropRoles() {
    SHOP.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    reader = SHOP.connect(READER);
  }

  @AfterEach
  void disconnect() throws SQLException {
    reader.close();
  }

  @ParameterizedTest
  @FieldSource("attempts")
  void isRefusedByTheServerAlsoInATransactionThatMayWrite(String sql) throws SQLException {
    execute("SET default_transaction_read_only = off");

    Optional<SQLException> refusal = refusal(sql);

    assertThat(refusal)
        .hasValueSatisfying(
            r -> assertThat(r.getSQLState()).as(r.getMessage()).isEqualTo(NO_RIGHT));
  }

  @ParameterizedTest
  @FieldSource("attempts")
  void isRefusedByTheServerAlsoWithTheSettingChangedByAFunction(String sql) throws SQLException {
    execute("SELECT set_config('default_transaction_read_only', 'off', false)");
    reader.setAutoCommit(false);
    execute("SELECT set_config('transaction_read_only', 'off', false)");

    assertThat(refusal(sql)).isPresent();
  }

  /** PostgreSQL only warns that it granted nothing. */
  @Test
  void givesNoRightsAway() throws SQLException {
    execute("SET default_transaction_read_only = off");
    execute("GRANT ALL ON orders TO PUBLIC");

    assertThat(SHOP.findings(READER)).isEmpty();
  }

  private Optional<SQLException> refusal(String sql) {
    try {
      execute(sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = reader.createStatement()) {
      statement.execute(sql);
    }
  }
}
