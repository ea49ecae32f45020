package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.TableName;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStatementsTest {
  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of("BEGIN", new SessionStatement.Begin(false, false)),
        Arguments.of(
            "begin work isolation level serializable", new SessionStatement.Begin(false, true)),
        Arguments.of(
            "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;",
            new SessionStatement.Begin(true, true)),
        Arguments.of(
            "BEGIN ISOLATION LEVEL READ COMMITTED", new SessionStatement.Begin(false, false)),
        Arguments.of("COMMIT", new SessionStatement.Commit()),
        Arguments.of("END TRANSACTION AND NO CHAIN", new SessionStatement.Commit()),
        Arguments.of("ABORT", new SessionStatement.Rollback()),
        Arguments.of("SAVEPOINT \"A b\"", new SessionStatement.Savepoint("A b")),
        Arguments.of("ROLLBACK TO SAVEPOINT A", new SessionStatement.RollbackTo("a")),
        Arguments.of("ROLLBACK WORK TO savepoint", new SessionStatement.RollbackTo("savepoint")),
        Arguments.of("RELEASE a", new SessionStatement.Release("a")),
        Arguments.of(
            "DECLARE c SCROLL CURSOR WITH HOLD FOR SELECT 1 /* one */ ;",
            new SessionStatement.Declare("c", true, "SELECT 1")),
        Arguments.of(
            "DECLARE c CURSOR WITHOUT HOLD FOR VALUES (1)",
            new SessionStatement.Declare("c", false, "VALUES (1)")),
        Arguments.of("FETCH c", new SessionStatement.Fetch("c")),
        Arguments.of("FETCH FORWARD ALL IN \"C\"", new SessionStatement.Fetch("C")),
        Arguments.of("MOVE RELATIVE -2 FROM c", new SessionStatement.Move("c")),
        Arguments.of("CLOSE ALL", new SessionStatement.Close(null)),
        Arguments.of("CLOSE c", new SessionStatement.Close("c")),
        Arguments.of(
            "PREPARE p (int, text) AS SELECT $1, $2",
            new SessionStatement.Prepare("p", "SELECT $1, $2")),
        Arguments.of("EXECUTE p(1, 'a')", new SessionStatement.Execute("p")),
        Arguments.of("DEALLOCATE PREPARE ALL", new SessionStatement.Deallocate(null)),
        Arguments.of("DEALLOCATE prepare", new SessionStatement.Deallocate("prepare")),
        Arguments.of("SET LOCAL Work_Mem = '8MB'", new SessionStatement.Set("work_mem", "'8MB'")),
        Arguments.of("SET jit TO off", new SessionStatement.Set("jit", "off")),
        Arguments.of("RESET work_mem", new SessionStatement.Reset("work_mem")),
        Arguments.of("DISCARD ALL", new SessionStatement.Discard()),
        Arguments.of("LOCK TABLE a IN SHARE MODE", new SessionStatement.Lock()),
        Arguments.of("SET CONSTRAINTS ALL DEFERRED", new SessionStatement.Constraints()),
        Arguments.of(
            "CREATE TEMP TABLE IF NOT EXISTS t (a int)",
            new SessionStatement.CreateTemporary(TableName.parse("t"), null)),
        Arguments.of(
            "CREATE TABLE pg_temp.t (a) ON COMMIT DROP AS SELECT 1 WITH NO DATA",
            new SessionStatement.CreateTemporary(TableName.parse("pg_temp.t"), "SELECT 1")),
        Arguments.of("CREATE TABLE t (a int)", new SessionStatement.None()),
        Arguments.of("SELECT 1", new SessionStatement.None()));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void readsWhatAStatementWantsOfItsSession(String sql, SessionStatement expected) {
    assertThat(SessionStatements.read(Dialect.POSTGRESQL, sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMIT AND CHAIN",
        "BEGIN READ ONLY, READ WRITE",
        "BEGIN; COMMIT",
        "DECLARE c BINARY CURSOR FOR SELECT 1",
        "FETCH",
        "SAVEPOINT U&\"a\"",
        "SET TIME ZONE 'UTC'",
        "DISCARD TEMP",
        "SELECT 'open",
        ""
      })
  void doesNotGuess(String sql) {
    assertThat(SessionStatements.read(Dialect.POSTGRESQL, sql))
        .isEqualTo(new SessionStatement.Unclear());
  }

  @Test
  void knowsNoOtherDialect() {
    assertThat(SessionStatements.read(Dialect.MYSQL, "BEGIN"))
        .isEqualTo(new SessionStatement.None());
  }
}
