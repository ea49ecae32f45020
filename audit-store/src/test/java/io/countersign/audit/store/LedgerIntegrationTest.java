package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.Partition;
import io.countersign.audit.StoreUnavailableException;
import io.countersign.audit.ledger.Growth;
import io.countersign.audit.ledger.Integrator;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.audit.ledger.Proving;
import io.countersign.log.Frontier;
import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.record.RecordLeaf;
import io.countersign.log.tile.EntryBundle;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.TileId;
import io.countersign.platform.event.RecordPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerIntegrationTest {
  private static final Partition COMMANDS = new Partition("countersign.commands", 0);
  private static final Partition DECISIONS = new Partition("countersign.decisions", 3);
  private GrownLedger ledger;

  @BeforeEach
  void begin() {
    ledger = new GrownLedger(TestDatabase.create());
  }

  @Test
  void everyRecordHasOneLeafAndTheCheckpointCoversAll() {
    // Given
    ledger.store(Map.of(COMMANDS, 300, DECISIONS, 700));
    ledger.store(COMMANDS, 40);

    // When
    Checkpoint checkpoint = ledger.grow();

    // Then
    assertThat(checkpoint.size()).isEqualTo(1_040);
    assertThat(checkpoint.root()).isEqualTo(rootOf(leaves()));
    assertThat(leaves()).extracting(l -> RecordLeaf.parse(l).position()).doesNotHaveDuplicates();
    assertThat(ledger.count("SELECT count(*) FROM ledger_tile")).isEqualTo(4);
  }

  @Test
  void aBatchStandsInTheOrderOfTopicPartitionAndOffset() {
    // When
    ledger.store(Map.of(DECISIONS, 2, COMMANDS, 2));
    ledger.grow();

    // Then
    assertThat(leaves())
        .extracting(l -> RecordLeaf.parse(l).position())
        .containsExactly(
            "countersign.commands/0/0",
            "countersign.commands/0/1",
            "countersign.decisions/3/0",
            "countersign.decisions/3/1");
  }

  @Test
  void provesRecordsAnywhereInTheTree() throws Exception {
    // Given
    ledger.store(Map.of(COMMANDS, 200, DECISIONS, 100));
    ledger.grow();
    ledger.store(COMMANDS, 30);
    Checkpoint checkpoint = ledger.grow();

    for (Map.Entry<Partition, Integer> each : Map.of(COMMANDS, 230, DECISIONS, 100).entrySet()) {
      for (long offset = 0; offset < each.getValue(); offset += 19) {
        // When
        Proving proving = ledger.ledger.prove(position(each.getKey(), offset), 0);

        // Then
        assertThat(proving).isInstanceOf(Proving.Proved.class);
        Proving.Proved proved = (Proving.Proved) proving;
        assertThat(RecordLeaf.parse(proved.leaf()).position())
            .isEqualTo(each.getKey() + "/" + offset);
        proved.path().verify(MerkleTree.leafHash(proved.leaf()), checkpoint.root());
      }
    }
  }

  @Test
  void provesNothingThatItDoesNotHold() {
    // Given
    ledger.store(COMMANDS, 3);
    ledger.grow();
    ledger.store(COMMANDS, 1);

    // Then
    assertThat(ledger.ledger.prove(position(COMMANDS, 3), 0)).isEqualTo(new Proving.TooEarly());
    assertThat(ledger.ledger.prove(position(COMMANDS, 4), 0)).isEqualTo(new Proving.Unknown());
    assertThat(ledger.ledger.prove(position(DECISIONS, 0), 0)).isEqualTo(new Proving.Unknown());
    assertThat(ledger.ledger.prove(position(COMMANDS, 0), 1)).isEqualTo(new Proving.TooEarly());
  }

  @Test
  void handsOutTilesOfEveryWidthThatTheTreeHas() {
    // Given
    ledger.store(COMMANDS, 600);
    ledger.grow();

    // Then
    assertThat(ledger.ledger.tile(new TileId(0, 0, 256)).orElseThrow()).hasSize(256 * 32);
    assertThat(ledger.ledger.tile(new TileId(0, 2, 88)).orElseThrow()).hasSize(88 * 32);
    assertThat(ledger.ledger.tile(new TileId(0, 2, 89))).isEmpty();
    assertThat(ledger.ledger.tile(new TileId(0, 2, 256))).isEmpty();
    assertThat(ledger.ledger.tile(new TileId(1, 0, 2)).orElseThrow()).hasSize(64);
    assertThat(ledger.ledger.tile(new TileId(1, 0, 3))).isEmpty();
    assertThat(ledger.ledger.tile(new TileId(7, 0, 1))).isEmpty();
    assertThat(ledger.ledger.entries(new EntryBundleId(3, 1))).isEmpty();
  }

  @Test
  void anInstanceGoesOnWhereAnotherStopped() {
    // Given
    for (int i = 0; i < 6; i++) {
      ledger.store(COMMANDS, 97 + i);

      // When each step is done by an instance that has just started
      Growth growth = ledger.integrator().step();

      // Then
      assertThat(growth).isInstanceOf(Growth.Grown.class);
    }
    assertThat(ledger.checkpoint().root()).isEqualTo(rootOf(leaves()));
  }

  @Test
  void severalInstancesAppendAndIntegrateSideBySide() throws Exception {
    // Given four instances, each with a partition of its own, that store and integrate
    List<Callable<Void>> instances =
        IntStream.range(0, 4)
            .mapToObj(i ->
                (Callable<Void>)
                    () -> {
                      Integrator integrator = ledger.integrator();
                      for (int batch = 0; batch < 15; batch++) {
                        ledger.store(new Partition("countersign.commands", i), 7 + batch);
                        integrator.step();
                      }
                      return null;
                    })
            .toList();

    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> each : threads.invokeAll(instances)) {
        each.get();
      }
    }
    Checkpoint checkpoint = ledger.grow();

    // Then
    assertThat(checkpoint.size()).isEqualTo(4 * (15 * 7 + 105));
    assertThat(ledger.count("SELECT count(*) FROM event")).isEqualTo(checkpoint.size());
    assertThat(leaves()).extracting(l -> RecordLeaf.parse(l).position()).doesNotHaveDuplicates();
    assertThat(checkpoint.root()).isEqualTo(rootOf(leaves()));
  }

  @Test
  void aBatchThatIsCommittedLateIsNotForgotten() throws Exception {
    // Given a batch that was begun before others, which have their places already
    Integrator integrator = ledger.integrator();
    try (Connection slow = ledger.dataSource.getConnection()) {
      slow.setAutoCommit(false);
      appendOne(slow);
      for (int i = 0; i < 3; i++) {
        ledger.store(COMMANDS, 5);
        integrator.step();
        integrator.step();
      }

      // When
      slow.commit();
    }
    Growth growth = integrator.step();

    // Then
    assertThat(growth).isInstanceOf(Growth.Grown.class);
    assertThat(ledger.checkpoint().size()).isEqualTo(16);
  }

  @Test
  void aStepThatBreaksOffLeavesNothingBehind() {
    // Given an instance whose connection is ended in the midst of a step
    ledger.store(COMMANDS, 10);
    ledger.grow();
    ledger.store(COMMANDS, 500);
    PostgresLedgerStore store = new PostgresLedgerStore(ledger.dataSource);
    Integrator breaking =
        new Integrator(new BreakingStore(store, () -> ledger.tamper(END_OF_OTHERS)), ledger.signer);

    // When
    assertThatThrownBy(breaking::step).isInstanceOf(StoreUnavailableException.class);

    // Then
    assertThat(ledger.checkpoint().size()).isEqualTo(10);
    assertThat(ledger.count("SELECT count(*) FROM ledger_tile")).isZero();
    assertThat(breaking.step()).isInstanceOf(Growth.Grown.class);
    assertThat(ledger.checkpoint().root()).isEqualTo(rootOf(leaves()));
    assertThat(ledger.checkpoint().size()).isEqualTo(510);
  }

  @Test
  void signsNothingOnTopOfATreeThatWasChanged() {
    // Given
    ledger.store(COMMANDS, 10);
    ledger.grow();
    ledger.tamper(
        "UPDATE ledger_batch SET leaves = set_byte(leaves, 60, get_byte(leaves, 60) # 1)");
    ledger.store(COMMANDS, 10);

    // When
    Integrator restarted = ledger.integrator();

    // Then
    assertThatThrownBy(restarted::step)
        .isInstanceOf(LedgerBrokenException.class)
        .hasMessageContaining("signs 10 leaves");
  }

  @Test
  void signsNothingOnTopOfWhatAnotherKeyHasSigned() {
    // Given
    ledger.store(COMMANDS, 10);
    ledger.grow();
    ledger.store(COMMANDS, 10);

    // When
    GrownLedger withOtherKey = new GrownLedger(ledger.dataSource);

    // Then
    assertThatThrownBy(withOtherKey::grow)
        .isInstanceOf(LedgerBrokenException.class)
        .hasMessageContaining("not signed by a key of this service");
  }

  @Test
  void aKeyIsReplacedWhileBothSign() {
    // Given
    var old = GrownLedger.key();
    var next = GrownLedger.key();
    GrownLedger before = new GrownLedger(ledger.dataSource, new LedgerSigner(List.of(old)));
    before.store(COMMANDS, 1);
    before.grow();

    // When
    GrownLedger between = new GrownLedger(ledger.dataSource, new LedgerSigner(List.of(next, old)));
    between.store(COMMANDS, 1);
    between.grow();
    GrownLedger after = new GrownLedger(ledger.dataSource, new LedgerSigner(List.of(next)));

    // Then
    assertThat(before.checkpoint().size()).isEqualTo(2);
    after.store(COMMANDS, 1);
    assertThat(after.grow().size()).isEqualTo(3);
  }

  @Test
  void theServiceItselfMayNotChangeWhatItHasWritten() {
    // Given
    ledger.store(COMMANDS, 1);
    ledger.grow();

    for (String table :
        List.of(
            "event",
            "ledger_batch",
            "ledger_run",
            "ledger_integration",
            "ledger_tile",
            "ledger_checkpoint",
            "ledger_cosignature")) {
      // When
      for (String change : List.of("DELETE FROM " + table, "TRUNCATE " + table)) {
        // Then
        assertThatThrownBy(() -> execute(change)).hasMessageContaining("permission denied");
      }
    }
    assertThatThrownBy(() -> execute("UPDATE event SET summary = ''"))
        .hasMessageContaining("permission denied");
  }

  private static final String END_OF_OTHERS =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND pid <> pg_backend_pid()";

  private void execute(String sql) throws SQLException {
    try (Connection connection = ledger.dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static void appendOne(Connection connection) throws SQLException {
    try (PreparedStatement append =
        connection.prepareStatement(
            "INSERT INTO ledger_batch (leaf_count, leaves) VALUES (1, '\\x0000')")) {
      append.executeUpdate();
    }
  }

  private static RecordPosition position(Partition partition, long offset) {
    return new RecordPosition(partition.topic(), partition.number(), offset);
  }

  /** All leaves in the order of their indexes, as an auditor would download them. */
  private List<byte[]> leaves() {
    long size = ledger.checkpoint().size();
    List<byte[]> leaves = new ArrayList<>();
    while (leaves.size() < size) {
      EntryBundleId next = EntryBundleId.holding(leaves.size(), size);
      leaves.addAll(EntryBundle.read(ledger.ledger.entries(next).orElseThrow()));
    }
    return leaves;
  }

  private static Hash rootOf(List<byte[]> leaves) {
    Frontier tree = new Frontier();
    leaves.forEach(l -> tree.append(MerkleTree.leafHash(l)));
    return tree.root();
  }
}
