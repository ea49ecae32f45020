package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is told of changed rows where the server does not tell an UPDATE's rows as they were; run by
 * {@link OlderServers} alone.
 */
final class EarlierImages extends TargetTest {
  private static final TableName TABLE = TableName.parse("public.earlier");

  @BeforeEach
  void createTables() {
    owner(
        """
        CREATE TABLE earlier (id int PRIMARY KEY, note text);
        INSERT INTO earlier SELECT i, 'n' || i FROM generate_series(1, 5) i;
        CREATE TABLE keyless (id int, note text);
        INSERT INTO keyless VALUES (1, 'x');
        CREATE TABLE deferred (id int PRIMARY KEY DEFERRABLE, note text);
        INSERT INTO deferred VALUES (1, 'x');
        CREATE TABLE parent (id int PRIMARY KEY, note text);
        CREATE TABLE child () INHERITS (parent);
        INSERT INTO parent VALUES (1, 'x');
        CREATE VIEW seen AS SELECT id FROM earlier;
        CREATE SEQUENCE steps;
        GRANT ALL ON earlier, keyless, deferred, parent, child, seen, steps TO shop_writer\
        """);
  }

  @AfterEach
  void dropTables() {
    owner(
        "DROP VIEW seen; DROP TABLE earlier, keyless, deferred, child, parent; DROP SEQUENCE steps;"
            + " DROP FUNCTION IF EXISTS step() CASCADE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE earlier SET note = 'new' WHERE id = 2",
        "UPDATE public.earlier AS \"E\" SET note = 'new' WHERE \"E\".note = 'n2' RETURNING 1",
        "UPDATE earlier SET note = 'new' FROM generate_series(1, 9) g WHERE g > 7 AND id = 2",
        "WITH two AS (SELECT 2 AS id) UPDATE earlier e SET note = 'new' FROM two WHERE two.id = e.id"
      })
  void tellTheRowsThatWereLockedBefore(String sql) {
    assertThat(write(sql)).isInstanceOf(Outcome.Succeeded.class);

    assertThat(told.changes).hasSize(1);
    assertThat(told.changes.getFirst().before()).isEqualTo(Map.of("id", 2L, "note", "n2"));
    assertThat(told.changes.getFirst().after()).isEqualTo(Map.of("id", 2L, "note", "new"));
    assertThat(told.written.orElseThrow().tables())
        .containsExactly(new TableChanges(TABLE, 0, 1, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE keyless SET note = 'new'",
        "UPDATE deferred SET note = 'new'",
        "UPDATE parent SET note = 'new'",
        "UPDATE earlier SET note = 'new' FROM seen WHERE seen.id = earlier.id AND seen.id = 1",
        "UPDATE earlier SET note = 'new' WHERE id = 1 AND random() >= 0",
        "UPDATE earlier SET note = 'new' WHERE id = 1 AND nextval('steps') > 0",
        "INSERT INTO earlier VALUES (1, 'new') ON CONFLICT (id) DO UPDATE SET note = 'new'"
      })
  void areNoneWhereTheyWouldBeAGuess(String sql) {
    assertThat(write(sql))
        .isInstanceOfSatisfying(
            Outcome.Succeeded.class, s -> assertThat(s.rowsChanged()).isEqualTo(1));

    assertThat(told.changes).isEmpty();
    assertThat(told.written.orElseThrow().tables().getFirst().rows()).isEqualTo(1);
    assertThat(told.written.orElseThrow().irreversible()).contains("before PostgreSQL 18");
    assertThat(ownerSees("SELECT last_value FROM steps")).isEqualTo("1");
  }

  @Test
  void areNoneIfAnotherRowHasComeInBetween() throws SQLException {
    try (Connection other = shop.owner().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE earlier SET note = 'gone' WHERE id = 1");
      statement.execute("INSERT INTO earlier VALUES (6, 'n6')");
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(
              () -> write("UPDATE earlier SET note = 'new' WHERE note LIKE 'n%'"));
      await().until(() -> ownerSees("SELECT count(*) FROM pg_locks WHERE NOT granted").equals("1"));
      other.commit();

      assertThat(outcome.join()).isEqualTo(new Outcome.Succeeded(0, 5, false, false));
    }
    assertThat(told.changes).isEmpty();
    assertThat(told.written.orElseThrow().irreversible()).startsWith("It changed other rows");
  }

  @Test
  void areNoneIfATriggerGivesRowsOtherKeys() {
    owner(
        """
        CREATE FUNCTION step() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN NEW.id = NEW.id + 1; RETURN NEW; END';
        CREATE TRIGGER step BEFORE UPDATE ON earlier FOR EACH ROW EXECUTE FUNCTION step()\
        """);

    assertThat(write("UPDATE earlier SET note = 'new' WHERE id = 5"))
        .isEqualTo(new Outcome.Succeeded(0, 1, false, false));

    assertThat(told.changes).isEmpty();
    assertThat(told.written.orElseThrow().irreversible()).startsWith("It changed other rows");
  }

  @Test
  void areNoneOfMoreThanCanBeHeld() {
    owner("INSERT INTO earlier SELECT i, repeat('long', 75000) FROM generate_series(6, 65) i");

    assertThat(write("UPDATE earlier SET note = 'new'"))
        .isEqualTo(new Outcome.Succeeded(0, 65, false, false));

    assertThat(told.changes).isEmpty();
  }
}
