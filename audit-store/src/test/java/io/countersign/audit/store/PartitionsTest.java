package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Partition;
import io.countersign.audit.PartitionPeriod;
import io.countersign.audit.RecordCategory;
import io.countersign.audit.Storing;
import io.countersign.contracts.event.Topic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionsTest {
  private static final String DECEMBER = "2031-12-24T10:00:00Z";
  private DataSource dataSource;
  private final Map<Partition, Long> offsets = new HashMap<>();

  @BeforeEach
  void createDatabase() {
    dataSource = TestDatabase.create();
  }

  @Test
  void recordsLieWithThoseOfTheirCategoryAndDays() {
    // When
    store(PartitionPeriod.MONTH, DECEMBER, CommandLife.approvedUpdate());

    // Then
    assertThat(texts("SELECT DISTINCT tableoid::regclass::text FROM event ORDER BY 1"))
        .containsExactly(
            "event_approvals_20311201",
            "event_commands_20311201",
            "event_decisions_20311201",
            "event_executions_20311201",
            "event_results_20311201",
            "event_row_images_20311201",
            "event_warrants_20311201");
    assertThat(texts("SELECT DISTINCT tableoid::regclass::text FROM row_change"))
        .containsExactly("row_change_20311201");
  }

  @Test
  void theFirstBatchOfAPeriodMakesItsPartitions() {
    // Given
    store(PartitionPeriod.MONTH, DECEMBER, CommandLife.approvedUpdate());

    // When
    store(PartitionPeriod.MONTH, "2032-01-01T00:00:00Z", CommandLife.approvedUpdate());

    // Then one of each category for each month
    assertThat(texts("SELECT DISTINCT stored_from || ' ' || stored_to FROM store_partition"))
        .containsExactlyInAnyOrder("2031-12-01 2032-01-01", "2032-01-01 2032-02-01");
    assertThat(TestDatabase.count(dataSource, "SELECT count(*) FROM store_partition"))
        .isEqualTo(2L * (RecordCategory.values().length + 1));
  }

  @Test
  void partitionsOfAnotherLengthDoNotOverlapThoseThatThereAre() {
    // Given a week that begins in November, and a day
    store(PartitionPeriod.WEEK, "2031-12-03T10:00:00Z", CommandLife.approvedUpdate());
    store(PartitionPeriod.DAY, DECEMBER, CommandLife.approvedUpdate());

    // When
    store(PartitionPeriod.MONTH, "2031-12-10T10:00:00Z", CommandLife.approvedUpdate());
    store(PartitionPeriod.YEAR, "2031-12-25T10:00:00Z", CommandLife.approvedUpdate());

    // Then
    assertThat(
            texts(
                "SELECT stored_from || ' ' || stored_to FROM store_partition"
                    + " WHERE category = 'commands' ORDER BY 1"))
        .containsExactly(
            "2031-12-01 2031-12-08",
            "2031-12-08 2031-12-24",
            "2031-12-24 2031-12-25",
            "2031-12-25 2032-01-01");
  }

  @Test
  void severalInstancesMayComeToANewPeriodAtOnce() throws Exception {
    // Given
    CyclicBarrier start = new CyclicBarrier(3);
    Callable<Storing> instance =
        () -> {
          CommandLife life = CommandLife.approvedUpdate();
          Map<Partition, Long> own = new HashMap<>();
          List<AuditRecord> records = life.auditRecords(own);
          start.await();
          return at(PartitionPeriod.DAY, DECEMBER).store(Batch.of(Map.of(), records));
        };

    // When, of the same offsets, so that one stores them
    List<Storing> results = new ArrayList<>();
    at(PartitionPeriod.DAY, DECEMBER).positions(partitions());
    try (ExecutorService instances = Executors.newFixedThreadPool(3)) {
      for (Future<Storing> result : instances.invokeAll(List.of(instance, instance, instance))) {
        results.add(result.get());
      }
    }

    // Then
    assertThat(results)
        .containsExactlyInAnyOrder(
            new Storing.Stored(0), new Storing.NotOurs(), new Storing.NotOurs());
  }

  @Test
  void findsASecondDeliveryInTheNextPeriod() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    store(PartitionPeriod.MONTH, DECEMBER, life);

    // When
    store(PartitionPeriod.MONTH, "2032-02-01T00:00:00Z", life);

    // Then
    assertThat(
            TestDatabase.count(
                dataSource, "SELECT count(*) FROM event WHERE duplicate_of IS NOT NULL"))
        .isEqualTo(life.events().size());
  }

  @Test
  void nobodyChangesAPartitionWithoutTakingTheRightFirst() {
    // Given
    store(PartitionPeriod.MONTH, DECEMBER, CommandLife.approvedUpdate());

    // Then
    for (String table : List.of("event", "event_commands", "event_commands_20311201")) {
      assertThat(
              TestDatabase.count(
                  dataSource,
                  "SELECT count(*) FROM pg_class, aclexplode(relacl) WHERE relname = '%s' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')"
                      .formatted(table)))
          .as(table)
          .isZero();
      assertThat(texts("SELECT relacl IS NOT NULL FROM pg_class WHERE relname = '" + table + "'"))
          .containsExactly("t");
    }
  }

  @Test
  void refusesTwoRecordsOfOneOffset() throws SQLException {
    // Given
    store(PartitionPeriod.MONTH, DECEMBER, CommandLife.approvedUpdate());

    // When a forger puts another in
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("INSERT INTO event SELECT * FROM event"))
          .hasMessageContaining("_position");
    }
  }

  private void store(PartitionPeriod period, String now, CommandLife life) {
    List<AuditRecord> records = life.auditRecords(offsets);
    PostgresRecordStore store = at(period, now);
    assertThat(store.store(Batch.of(store.positions(partitions()), records)))
        .isInstanceOf(Storing.Stored.class);
  }

  private static List<Partition> partitions() {
    return Topic.names().stream().map(name -> new Partition(name, 0)).toList();
  }

  private PostgresRecordStore at(PartitionPeriod period, String now) {
    return new PostgresRecordStore(
        dataSource,
        TestDatabase.store(period, 10),
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  private List<String> texts(String query) {
    List<String> texts = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }
}
