package io.countersign.executor.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction that only reads keeps little from being written; the reader's account does. */
final class MysqlWallTest extends MysqlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE orders SET total = 0",
        "TRUNCATE orders",
        "DROP TABLE orders",
        "ALTER TABLE orders ADD COLUMN x int",
        "CREATE TABLE wall (id int)",
        "CREATE TEMPORARY TABLE wall (id int)",
        "GRANT SELECT ON orders TO shop_1_reader",
        "CREATE USER wall",
        "SET PASSWORD FOR root@localhost = 'x'",
        "SELECT id FROM orders INTO OUTFILE '/tmp/countersign-wall'",
        "SELECT id FROM orders LIMIT 1 INTO DUMPFILE '/tmp/countersign-wall'",
        "SELECT LENGTH(LOAD_FILE('/etc/passwd')) + 1 / 0 FROM no_such_table",
        "LOAD DATA INFILE '/etc/passwd' INTO TABLE orders",
        "LOCK TABLES orders WRITE",
        "SELECT id FROM orders FOR UPDATE",
        "CALL mysql.AddGeometryColumn('', '', '', '', 1)",
        "SET GLOBAL max_connections = 1",
        "FLUSH TABLES",
        "INSTALL SONAME 'file_key_management'",
        "CREATE EVENT wall ON SCHEDULE EVERY 1 DAY DO DELETE FROM orders",
        "CREATE FUNCTION wall() RETURNS int RETURN 1",
        "SELECT User FROM mysql.user",
        "SELECT argument FROM mysql.general_log",
        "SHUTDOWN"
      })
  void stopsTheReaderAtTheServer(String sql) throws SQLException {
    try (Connection connection = shop.reader().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION READ ONLY");

      assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
    }
  }

  /** These the flag alone lets through, on an account that has the privileges. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRUNCATE wall",
        "DROP TABLE wall",
        "ALTER TABLE wall ADD COLUMN x int",
        "GRANT SELECT ON wall TO wall_guest",
        "SELECT 1 INTO OUTFILE 'countersign-wall'"
      })
  void isNotTheFlag(String sql) throws SQLException {
    administrator(
        "CREATE OR REPLACE TABLE wall (id int)",
        "CREATE OR REPLACE USER wall_guest",
        "GRANT SELECT ON wall TO wall_guest");
    try (Connection connection = shop.administrator().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION READ ONLY");
      if (sql.startsWith("SELECT")) {
        sql = sql.replace("-wall", "-wall-" + System.nanoTime());
      }

      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRUNCATE orders",
        "DROP TABLE orders",
        "UPDATE orders SET total = 0",
        "GRANT SELECT ON orders TO somebody",
        "SELECT id FROM orders INTO OUTFILE '/tmp/countersign-wall'",
        "SHOW PROCESSLIST",
        "SHOW FULL PROCESSLIST",
        "SHOW ENGINE INNODB STATUS",
        "SHOW EXPLAIN FOR 1",
        "/* tables */ SHOW PROCESSLIST",
        "-- tables\nSHOW PROCESSLIST",
        "SHOW FULL -- x\nPROCESSLIST",
        "CALL anything()",
        "SELECT anything(1)"
      })
  void refusesTheReaderBeforeTheServer(String sql) {
    assertThat(read(sql))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r ->
                assertThat(r.reason())
                    .isIn(RefusalReason.NOT_SUPPORTED, RefusalReason.UNSUPPORTED_STATEMENT));
    assertThat(told.transaction).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHOW TABLES",
        "SHOW COLUMNS FROM orders",
        "DESCRIBE orders",
        "SHOW CREATE TABLE orders",
        "SHOW VARIABLES LIKE 'version'",
        "EXPLAIN SELECT id FROM orders",
        "SELECT TABLE_NAME FROM information_schema.TABLES"
      })
  void letsTheReaderSeeWhatThereIs(String sql) {
    assertThat(read(sql)).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void keepsTheExecutorsOwnRecordFromCommands() {
    assertThat(write("DELETE FROM countersign.countersign_executions"))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void leavesNothingOfASessionToTheNextCommand() {
    write("SET @left = 1");
    write("SELECT @left := 2, GET_LOCK('left', 0), LAST_INSERT_ID(7), 1 INTO @a, @b, @c, @d");
    write("CREATE TEMPORARY TABLE left_over (id int)");
    String id = connectionId();

    write("SELECT @left, IS_USED_LOCK('left'), LAST_INSERT_ID(), CONNECTION_ID()");

    assertThat(told.rows().getLast().subList(0, 3)).containsExactly(null, null, 0L);
    assertThat(told.rows().getLast().getLast()).hasToString(id);
    assertThat(write("SELECT * FROM left_over")).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void leavesNoPreparedStatementToTheNextCommand() {
    for (int i = 0; i < 20; i++) {
      read("SELECT " + i);
    }

    assertThat(
            ownerSees(
                "SELECT VARIABLE_VALUE < 5 FROM information_schema.GLOBAL_STATUS"
                    + " WHERE VARIABLE_NAME = 'PREPARED_STMT_COUNT'"))
        .isEqualTo("1");
  }

  private String connectionId() {
    write("SELECT CONNECTION_ID()");
    return String.valueOf(told.rows().getLast().getFirst());
  }
}
