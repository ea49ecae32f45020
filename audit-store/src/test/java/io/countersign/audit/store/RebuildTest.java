package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Partition;
import io.countersign.audit.RebuildFailedException;
import io.countersign.audit.Storing;
import io.countersign.audit.kafka.RecordReader;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RebuildTest {
  private static final List<String> TABLES =
      List.of(
          "event WHERE partition = 0 ORDER BY topic, partition, record_offset",
          "row_change ORDER BY topic, partition, record_offset, place",
          "command ORDER BY command_id");
  private final Map<Partition, Long> offsets = new HashMap<>();
  private GrownLedger ledger;
  private PostgresRecordStore store;
  private PostgresRebuild rebuild;

  @BeforeEach
  void storeSomething() {
    ledger = new GrownLedger(TestDatabase.create());
    store = TestDatabase.store(ledger.dataSource);
    rebuild =
        new PostgresRebuild(
            ledger.dataSource, new RecordReader(new EventCodec(EventJson.mapper())));
    CommandLife life = CommandLife.approvedUpdate();
    for (int chunk = 1; chunk < 13; chunk++) {
      life = life.chunk(chunk);
    }
    store(life);
    store(CommandLife.approvedUpdate());
    store(life);
    ledger.store(new Partition(Topic.COMMANDS.topicName(), 1), 450);
  }

  @Test
  void whatWasDerivedIsAsItWasThoughSomebodySpoiledIt() throws SQLException {
    // Given
    List<String> before = tables();
    spoil(
        "UPDATE event SET summary = 'nothing happened', actor_name = 'nobody', happened_at = now(), type = 'x',"
            + " command_id = NULL, digest = NULL WHERE value_absence IS NULL",
        "UPDATE row_change SET after = '{}', table_name = 'x'",
        "UPDATE command SET sql_text = 'SELECT 1', outcome = 'failed', people_terms = '{}'",
        "DELETE FROM row_change WHERE record_offset = 0",
        "DELETE FROM command WHERE command_id = (SELECT min(command_id::text)::uuid FROM command)");
    List<String> exchanged = new ArrayList<>();

    // When
    boolean done = rebuild.run((table, records) -> exchanged.add(table));

    // Then
    assertThat(done).isTrue();
    assertSame(before, tables());
    assertThat(exchanged).hasSize(13).contains("command");
  }

  @Test
  void theTablesAreAsTheyWereMade() throws SQLException {
    // Given
    String shape =
        "(SELECT indexname || regexp_replace(indexdef, 'INDEX \\S+ ', '') AS it FROM pg_indexes WHERE tablename = 'command'"
            + " UNION ALL SELECT count(*) || tablename FROM pg_indexes WHERE schemaname = 'public' GROUP BY tablename"
            + " UNION ALL SELECT relname || relacl::text FROM pg_class WHERE relname LIKE 'event%' AND relkind IN ('r', 'p')"
            + " UNION ALL SELECT relname || array_to_string(reloptions, '') FROM pg_class WHERE relname = 'command') ORDER BY it";
    List<String> before = rows(shape);

    // When, twice, as nothing of the first may be in the way
    rebuild.run((_, _) -> {});
    rebuild.run((_, _) -> {});

    // Then
    assertThat(rows(shape)).isEqualTo(before);
  }

  @Test
  void theLedgerGoesOnAndNothingIsMissingThatIsStoredMeanwhile() throws Exception {
    // Given
    AtomicBoolean rebuilt = new AtomicBoolean();
    Callable<Long> storing =
        () -> {
          while (!rebuilt.get()) {
            store(CommandLife.approvedUpdate());
          }
          return ledger.count("SELECT count(*) FROM event");
        };

    // When
    long stored;
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Long> running = other.submit(storing);
      rebuild.run((_, _) -> {});
      rebuilt.set(true);
      stored = running.get();
    }

    // Then
    assertThat(ledger.grow().size()).isEqualTo(stored);
    List<String> after = tables();
    rebuild.run((_, _) -> {});
    assertSame(after, tables());
  }

  @Test
  void onlyOneIsAtItAtATime() {
    // Given
    List<Boolean> second = new ArrayList<>();

    // When
    boolean first =
        rebuild.run((table, _) -> {
          if (table.equals("command")) {
            second.add(rebuild.run((_, _) -> {}));
          }
        });

    // Then
    assertThat(first).isTrue();
    assertThat(second).containsExactly(false);
  }

  @Test
  void leavesATableAloneThatHoldsWhatWasNeverRead() throws SQLException {
    // Given a forged record of a partition that the store never read
    spoil(
        "CREATE TEMP TABLE forged AS SELECT * FROM event WHERE category = 'commands' LIMIT 1",
        "UPDATE forged SET partition = 77",
        "INSERT INTO event SELECT * FROM forged");
    List<String> before = tables();

    // When
    assertThatThrownBy(() -> rebuild.run((_, _) -> {}))
        .isInstanceOf(RebuildFailedException.class)
        .hasMessageContaining("never read");

    // Then
    assertSame(before, tables());
  }

  private static void assertSame(List<String> before, List<String> after) {
    assertThat(after.stream().filter(row -> !before.contains(row))).as("changed rows").isEmpty();
    assertThat(after).hasSameSizeAs(before);
  }

  private void store(CommandLife life) {
    List<AuditRecord> records = life.auditRecords(offsets);
    Map<Partition, Long> positions = store.positions(offsets.keySet());
    assertThat(store.store(Batch.of(positions, records))).isInstanceOf(Storing.Stored.class);
  }

  private void spoil(String... statements) throws SQLException {
    try (Connection connection = ledger.dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("GRANT ALL ON event, row_change TO CURRENT_USER");
      for (String each : statements) {
        statement.execute(each);
      }
      statement.execute("REVOKE UPDATE, DELETE, TRUNCATE ON event, row_change FROM CURRENT_USER");
    }
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    for (String table : TABLES) {
      tables.addAll(rows(table));
    }
    return tables;
  }

  private List<String> rows(String from) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = ledger.dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet each =
            statement.executeQuery("SELECT t::text FROM (SELECT * FROM " + from + ") t")) {
      while (each.next()) {
        rows.add(each.getString(1));
      }
    }
    return rows;
  }
}
