package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandLife;
import io.countersign.audit.CommandSummary;
import io.countersign.audit.Envelope;
import io.countersign.audit.Gap;
import io.countersign.audit.Partition;
import io.countersign.audit.RawHeader;
import io.countersign.audit.RawRecord;
import io.countersign.audit.Reading;
import io.countersign.audit.Recorder;
import io.countersign.audit.StoredRecord;
import io.countersign.audit.Storing;
import io.countersign.audit.TestRecords;
import io.countersign.audit.TrailEvent;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.RecordPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresRecordStoreTest {
  private static DataSource dataSource;
  private static int databaseOffsets;
  private PostgresRecordStore store;
  private PostgresTrail trail;
  private Partition partition;

  @BeforeAll
  static void createDatabase() {
    dataSource = TestDatabase.create();
  }

  @BeforeEach
  void useAPartitionOfItsOwn() {
    store = TestDatabase.store(dataSource);
    trail = new PostgresTrail(dataSource, TestDatabase.SETTINGS);
    partition = new Partition(Topic.COMMANDS.topicName(), databaseOffsets++);
    store.positions(List.of(partition));
  }

  @Test
  void resumesWhereTheLastBatchEnded() {
    // Given
    store.store(batch(0, submissions(3)));

    // When
    Map<Partition, Long> positions = TestDatabase.store(dataSource).positions(List.of(partition));

    // Then
    assertThat(positions).containsEntry(partition, 3L);
  }

  @Test
  void oneOfTwoInstancesThatStoreTheSameOffsetsIsFencedOff() throws Exception {
    // Given
    List<AuditRecord> records = submissions(200);
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<Storing> instance =
        () -> {
          start.await();
          return TestDatabase.store(dataSource).store(batch(0, records));
        };

    // When
    List<Storing> results = new ArrayList<>();
    try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
      for (Future<Storing> result : instances.invokeAll(List.of(instance, instance))) {
        results.add(result.get());
      }
    }

    // Then
    assertThat(results).containsExactlyInAnyOrder(new Storing.Stored(0), new Storing.NotOurs());
    assertThat(stored()).isEqualTo(200);
  }

  @Test
  void aZombieThatComesBackLaterStoresNothing() {
    // Given
    List<AuditRecord> records = submissions(4);
    store.store(batch(0, records));

    // When
    Storing late = store.store(batch(0, records.subList(0, 2)));

    // Then
    assertThat(late).isEqualTo(new Storing.NotOurs());
    assertThat(stored()).isEqualTo(4);
    assertThat(store.positions(List.of(partition))).containsEntry(partition, 4L);
  }

  @Test
  void aBatchOfWhichOnePartitionIsNotOursIsNotStoredAtAll() {
    // Given
    Partition other = new Partition(Topic.DECISIONS.topicName(), partition.number());
    store.positions(List.of(other));
    CommandLife life =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted().allowed("orders");
    AuditRecord ours = TestRecords.read(life.record(0), partition, 0);
    AuditRecord others = TestRecords.read(life.record(1), other, 5);

    // When
    Storing storing =
        store.store(Batch.of(Map.of(partition, 0L, other, 5L), List.of(ours, others)));

    // Then
    assertThat(storing).isEqualTo(new Storing.NotOurs());
    assertThat(stored()).isZero();
  }

  @Test
  void keepsEveryByteOfARecord() {
    // Given
    byte[] value = {0, 1, (byte) 0xFF, (byte) 0xC3, 0x28};
    ProducerRecord<String, byte[]> garbage =
        new ProducerRecord<>(partition.topic(), null, "no session", value);
    garbage
        .headers()
        .add("ce_type", new byte[] {(byte) 0xFE, 0})
        .add("x", null)
        .add("x", new byte[0]);

    // When
    store.store(batch(0, List.of(TestRecords.read(garbage, partition, 0))));

    // Then
    StoredRecord kept =
        trail.record(new RecordPosition(partition.topic(), partition.number(), 0)).orElseThrow();
    assertThat(kept.raw().value()).isEqualTo(value);
    assertThat(kept.raw().key()).asString().isEqualTo("no session");
    assertThat(kept.raw().timestamp()).isEqualTo(1_700_000_000_000L);
    assertThat(kept.raw().headers())
        .extracting(RawHeader::nameText)
        .containsExactly("ce_type", "x", "x");
    assertThat(kept.raw().headers().get(0).value()).containsExactly(0xFE, 0);
    assertThat(kept.raw().headers().get(1).value()).isNull();
    assertThat(kept.raw().headers().get(2).value()).isEmpty();
    assertThat(kept.flaw()).contains("ce_specversion");
  }

  @Test
  void keepsARecordOfNothing() {
    // Given
    RecordPosition position = new RecordPosition(partition.topic(), partition.number(), 0);
    RawRecord nothing = new RawRecord(position, Long.MAX_VALUE, null, List.of(), null);

    // When
    store.store(batch(0, List.of(poison(nothing))));

    // Then
    StoredRecord kept = trail.record(position).orElseThrow();
    assertThat(kept.raw().key()).isNull();
    assertThat(kept.raw().value()).isNull();
    assertThat(kept.raw().headers()).isEmpty();
    assertThat(kept.raw().timestamp()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void takesTextThatPostgresCannotHold() {
    // Given NUL characters, half a surrogate pair, a full mebibyte of distinct words, an endless
    // name
    String words =
        IntStream.range(0, 150_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    CommandLife odd =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT '\u0000\uD800' " + words, "why\u0000")
            .submitted();
    CommandLife named =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").allowed("x".repeat(9_000));

    // When
    Storing storing =
        new Recorder(store)
            .record(
                batch(
                    0,
                    List.of(
                        TestRecords.read(odd.record(0), partition, 0),
                        decision(named.record(0), 1))));

    // Then
    assertThat(storing).isEqualTo(new Storing.Stored(0));
    CommandSummary summary = trail.command(odd.id()).orElseThrow();
    assertThat(summary.sql()).startsWith("SELECT '\uFFFD?' 0 1 2");
    assertThat(summary.justification()).isEqualTo("why\uFFFD");
    assertThat(trail.command(named.id()).orElseThrow().tables())
        .singleElement()
        .asString()
        .hasSize(9_000);
    assertThat(poison()).isZero();
  }

  @Test
  void marksTheSecondDeliveryOfEveryTypeOfEventAndCountsItOnce() {
    // Given every type of event, each delivered twice: within a batch, and in a later one
    List<AuditRecord> first = new ArrayList<>();
    CommandLife life = everything();
    int offset = 0;
    for (ProducerRecord<String, byte[]> sent : life.records()) {
      Partition at = new Partition(sent.topic(), partition.number());
      store.positions(List.of(at));
      first.add(TestRecords.read(sent, at, offset++));
      first.add(TestRecords.read(sent, at, offset++));
    }
    store(first);
    CommandSummary before = trail.command(life.id()).orElseThrow();

    // When
    List<AuditRecord> again = new ArrayList<>();
    for (ProducerRecord<String, byte[]> sent : life.records()) {
      again.add(TestRecords.read(sent, new Partition(sent.topic(), partition.number()), offset++));
    }
    Storing storing = store(again);

    // Then
    assertThat(storing).isEqualTo(new Storing.Stored(again.size()));
    assertThat(trail.command(life.id())).contains(before);
    assertThat(trail.eventsOf(life.id())).hasSize(life.events().size());
    assertThat(
            TestDatabase.count(
                dataSource,
                "SELECT count(*) FROM event WHERE duplicate_of IS NOT NULL AND command_id = '"
                    + life.id()
                    + "'"))
        .isEqualTo(2L * life.events().size());
  }

  @Test
  void theSummaryIsTheSameInWhateverOrderTopicsAreRead() {
    for (int seed = 0; seed < 6; seed++) {
      // Given
      CommandLife life = CommandLife.approvedUpdate();
      List<AuditRecord> records = life.auditRecords(new HashMap<>());
      Collections.shuffle(records, new Random(seed));
      List<AuditRecord> placed = new ArrayList<>();
      for (AuditRecord moved : records) {
        placed.add(at(moved, placed.size()));
      }

      // When each event comes in a batch of its own
      useAPartitionOfItsOwn();
      for (AuditRecord each : placed) {
        store.store(batch(each.position().offset(), List.of(at(each, each.position().offset()))));
      }

      // Then
      CommandSummary summary = trail.command(life.id()).orElseThrow();
      assertThat(summary.principal().name()).isEqualTo("night-agent");
      assertThat(summary.sql()).isEqualTo(life.command().sql());
      assertThat(summary.decision()).isEqualTo("approval-required");
      assertThat(summary.tables()).containsExactly("public.customers");
      assertThat(summary.approval()).isEqualTo("granted");
      assertThat(summary.outcome()).isEqualTo("succeeded");
      assertThat(summary.finishedAt()).isNotNull();
      assertThat(
              TestDatabase.count(
                  dataSource,
                  "SELECT count(*) FROM command WHERE people_terms = '{rita,rita-subject}'"
                      + " AND grant_terms = '{}' AND command_id = '"
                      + life.id()
                      + "'"))
          .isEqualTo(1);
    }
  }

  @Test
  void keepsGapsAndRegressionsAsIncidents() {
    // When
    store.store(Batch.of(Map.of(partition, 0L), List.of(at(submissions(1).getFirst(), 4))));
    store.tellRegression(new Gap(partition, 2, 5));
    store.tellRegression(new Gap(partition, 2, 5));

    // Then
    String ofPartition = " FROM incident WHERE subject = '" + partition + "'";
    assertThat(TestDatabase.count(dataSource, "SELECT count(*)" + ofPartition)).isEqualTo(2);
    assertThat(
            TestDatabase.count(
                dataSource, "SELECT to_number - from_number" + ofPartition + " AND kind = 'gap'"))
        .isEqualTo(4);
  }

  @Test
  void poisonUnderTheIdOfAnEventDoesNotHideIt() {
    // Given
    AuditRecord event = submissions(1).getFirst();
    AuditRecord forged =
        new AuditRecord(event.raw(), event.envelope(), new Reading.Poison("forged"));

    // When
    store.store(batch(0, List.of(forged, at(event, 1))));

    // Then
    assertThat(trail.commands(CommandFilter.EVERYTHING, null, 1_000).entries())
        .extracting(CommandSummary::commandId)
        .contains(event.envelope().commandId());
  }

  @Test
  void aTimelineLeavesOutRowImagesButNothingThatTellsWhatBecameOfTheCommand() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    store(life);
    PostgresTrail narrow = new PostgresTrail(dataSource, TestDatabase.settings(1));

    // When
    List<TrailEvent> timeline = narrow.eventsOf(life.id());

    // Then
    assertThat(timeline)
        .hasSize(life.events().size())
        .filteredOn(TrailEvent::valueOmitted)
        .extracting(TrailEvent::type)
        .containsExactly("countersign.RowsChanged.v1", "countersign.ResultChunk.v1");
  }

  @Test
  void aTimelineSpendsItsBudgetOnRowImagesLast() {
    // Given a budget that holds all but the images, which come before the end of the execution
    CommandLife life = CommandLife.approvedUpdate();
    store(life);
    long all =
        life.events().stream()
            .filter(e -> !e.type().name().contains("ResultChunk"))
            .mapToLong(e -> e.value().length)
            .sum();

    // When
    List<TrailEvent> enough =
        new PostgresTrail(dataSource, TestDatabase.settings(all)).eventsOf(life.id());
    List<TrailEvent> tooLittle =
        new PostgresTrail(dataSource, TestDatabase.settings(all - 1)).eventsOf(life.id());

    // Then
    assertThat(omitted(enough)).doesNotContain("countersign.RowsChanged.v1");
    assertThat(omitted(tooLittle)).contains("countersign.RowsChanged.v1");
  }

  private void store(CommandLife life) {
    List<AuditRecord> records = new ArrayList<>();
    for (ProducerRecord<String, byte[]> sent : life.records()) {
      Partition own = new Partition(sent.topic(), partition.number());
      records.add(TestRecords.read(sent, own, records.size()));
    }
    store(records);
  }

  private static List<String> omitted(List<TrailEvent> timeline) {
    return timeline.stream().filter(TrailEvent::valueOmitted).map(TrailEvent::type).toList();
  }

  private static CommandLife everything() {
    return CommandLife.of(CommandLife.AGENT, "shop", "UPDATE orders SET status = 'paid'")
        .submitted()
        .approvalRequired("UPDATE", "orders")
        .requested()
        .refusedVoteOf(CommandLife.AGENT)
        .approvedBy(CommandLife.RITA)
        .granted()
        .rejected()
        .expired()
        .withdrawn()
        .cancelled()
        .warranted()
        .started()
        .changed()
        .chunk(0)
        .resultEnded(1)
        .succeeded();
  }

  private Storing store(Collection<AuditRecord> records) {
    Map<Partition, Long> positions = new HashMap<>();
    records.forEach(r -> positions.putIfAbsent(Partition.of(r.position()), r.position().offset()));
    Map<Partition, Long> stored = store.positions(positions.keySet());
    return store.store(Batch.of(stored, List.copyOf(records)));
  }

  private Batch batch(long from, List<AuditRecord> records) {
    return Batch.of(Map.of(partition, from), records);
  }

  private List<AuditRecord> submissions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            TestRecords.read(
                CommandLife.of(CommandLife.AGENT, "shop", "SELECT " + i).submitted().record(0),
                partition,
                i))
        .toList();
  }

  private AuditRecord at(AuditRecord moved, long offset) {
    RawRecord raw = moved.raw();
    RecordPosition position = new RecordPosition(partition.topic(), partition.number(), offset);
    return new AuditRecord(
        new RawRecord(position, raw.timestamp(), raw.key(), raw.headers(), raw.value()),
        moved.envelope(),
        moved.reading());
  }

  private AuditRecord decision(ProducerRecord<String, byte[]> sent, long offset) {
    return at(TestRecords.read(sent, new Partition(sent.topic(), 0), 0), offset);
  }

  private static AuditRecord poison(RawRecord raw) {
    return new AuditRecord(
        raw,
        new Envelope(null, null, null, null, null, null, null, null, null),
        new Reading.Poison("empty"));
  }

  private long stored() {
    return TestDatabase.count(
        dataSource, "SELECT count(*) FROM event WHERE partition = " + partition.number());
  }

  private long poison() {
    return TestDatabase.count(
        dataSource,
        "SELECT count(*) FROM event WHERE reading = 'poison' AND partition = "
            + partition.number());
  }
}
