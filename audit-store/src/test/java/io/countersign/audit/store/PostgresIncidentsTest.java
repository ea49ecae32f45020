package io.countersign.audit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.Closing;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Completeness;
import io.countersign.audit.CompletenessSettings;
import io.countersign.audit.Gap;
import io.countersign.audit.Incident;
import io.countersign.audit.IncidentFilter;
import io.countersign.audit.Incidents;
import io.countersign.audit.Page;
import io.countersign.audit.Partition;
import io.countersign.audit.TestRecords;
import io.countersign.contracts.IncidentKind;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.PublicationsCounted;
import io.countersign.contracts.event.Topic;
import io.countersign.contracts.event.TopicCount;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresIncidentsTest {
  private final Instant now = Instant.now();
  private final Map<Partition, Long> next = new HashMap<>();
  private final List<Incident> told = new ArrayList<>();
  private final Queue<String> recorded = new ConcurrentLinkedQueue<>();
  private PostgresRecordStore store;
  private Incidents incidents;

  @BeforeEach
  void createDatabase() {
    DataSource dataSource = TestDatabase.create();
    store = TestDatabase.store(dataSource);
    incidents = new PostgresIncidents(dataSource, TestDatabase.SETTINGS);
  }

  @Test
  void tellsNumbersThatStayMissing() {
    // Given numbers 1, 2, 5 and 6 of a producer
    CommandLife life = life();
    store(life, 0, 1, 4, 5);

    // When
    look(now);
    look(now.plusSeconds(30));
    assertThat(told).isEmpty();
    look(now.plusSeconds(61));
    look(now.plusSeconds(200));

    // Then
    assertThat(told)
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.kind()).isEqualTo(IncidentKind.PRODUCER_GAP);
          assertThat(incident.subject()).isEqualTo("some-service-1/1");
          assertThat(incident.from()).isEqualTo(3);
          assertThat(incident.to()).isEqualTo(5);
          assertThat(incident.sentence()).startsWith("2 events of the producer some-service-1/1");
        });
  }

  @Test
  void numbersThatWereOnTheirWayAreNoIncident() {
    // Given
    CommandLife life = life();
    store(life, 0, 3);
    look(now);

    // When
    store(life, 1, 2);
    look(now.plusSeconds(61));
    look(now.plusSeconds(122));

    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void tellsThatTheFirstNumbersAreMissing() {
    // Given
    store(life(), 2, 3);

    // When
    look(now);
    look(now.plusSeconds(61));

    // Then
    assertThat(told).extracting(Incident::from, Incident::to).containsExactly(tuple(1L, 3L));
  }

  @Test
  void tellsCommandsOfWhichNothingIsHeardAnyMore() {
    // Given one that has a warrant, one that ended, one that waits for people, one that was denied
    CommandLife quiet = life();
    store(quiet, 0, 1, 2, 3, 4, 5);
    CommandLife ended = CommandLife.approvedUpdate();
    store(ended, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    store(
        CommandLife.of(CommandLife.AGENT, "shop", "DELETE FROM orders")
            .submitted()
            .approvalRequired("DELETE", "orders")
            .requested(),
        0,
        1,
        2);
    store(
        CommandLife.of(CommandLife.AGENT, "shop", "DROP TABLE orders")
            .submitted()
            .denied("DELETE", "orders"),
        0,
        1);

    // When
    look(now.plusSeconds(60));
    assertThat(told).isEmpty();
    look(now.plus(Duration.ofHours(2)));

    // Then
    assertThat(told)
        .filteredOn(incident -> incident.kind() == IncidentKind.UNFINISHED_COMMAND)
        .extracting(Incident::subject)
        .containsExactly(quiet.id().toString());
  }

  @Test
  void tellsAMinuteOfWhichFewerEventsArrivedThanTheProducerCounted() {
    // Given five of six
    CommandLife life = life();
    store(life, 0, 1, 2, 3, 4);

    // When
    tellCounts(life, List.of(0, 1, 2, 3, 4, 5), List.of());
    look(now.plusSeconds(10));
    assertThat(mismatches()).isEmpty();
    look(Instant.now().plusSeconds(61));
    look(Instant.now().plusSeconds(122));

    // Then
    assertThat(mismatches())
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.subject())
              .startsWith("some-service-1/1/countersign.warrants/")
              .endsWith("Z");
          assertThat(incident.sentence())
              .startsWith("Of 1 events that a producer counted, 0 have arrived");
        });
  }

  @Test
  void whatAProducerCountedMayComeInPartsAndMayHaveBeenGivenUp() {
    // Given
    CommandLife life = life();
    store(life, 0, 1, 2, 3);
    tellCounts(life, List.of(0, 1, 2, 3), List.of());
    look(now);

    // When
    store(life, 5);
    tellCounts(life, List.of(), List.of(4, 5));
    look(Instant.now().plusSeconds(61));

    // Then
    assertThat(mismatches()).isEmpty();
  }

  @Test
  void tellsEventsThatTheirProducerHasNotCounted() {
    // Given
    CommandLife life = life();
    store(life, 0, 1, 2, 3, 4, 5);
    tellCounts(life, List.of(0, 1, 2, 3), List.of());

    // When
    look(Instant.now().plusSeconds(61));

    // Then
    assertThat(mismatches())
        .extracting(Incident::from, Incident::to)
        .containsExactlyInAnyOrder(tuple(2L, 3L), tuple(0L, 1L));
  }

  @Test
  void tellsALagOnceWhileItIsOpen() {
    // Given
    Partition partition = new Partition(Topic.COMMANDS.topicName(), 2);

    // When
    incidents.tellLag(List.of(new Gap(partition, 7, 90)), now);
    incidents.tellLag(List.of(new Gap(partition, 12, 95)), now);
    look(now);

    // Then
    assertThat(told)
        .singleElement()
        .satisfies(incident ->
            assertThat(incident.sentence())
                .isEqualTo(
                    "83 records of countersign.commands/2, from offset 7 on, may be removed before they are read"));
    assertThat(close(told.getFirst().id(), "audrey")).isTrue();
    incidents.tellLag(List.of(new Gap(partition, 12, 95)), now);
    look(now);
    assertThat(told).hasSize(2);
  }

  @Test
  void isClosedOnceAndStaysOnRecord() {
    // Given
    Partition partition = new Partition(Topic.COMMANDS.topicName(), 3);
    store.tellRegression(new Gap(partition, 2, 5));
    look(now);
    long id = told.getFirst().id();
    assertThat(incidents.open()).isEqualTo(1);

    // When
    boolean first = close(id, "audrey");
    boolean second = close(id, "adam");

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(incidents.open()).isZero();
    assertThat(page(new IncidentFilter(true, null)).entries()).isEmpty();
    assertThat(page(new IncidentFilter(false, IncidentKind.REGRESSION)).entries())
        .singleElement()
        .satisfies(incident -> assertThat(incident.closing().by()).isEqualTo("audrey"));
  }

  @Test
  void ofManyWhoCloseItAtOnceOneDoesAndIsRecorded() throws Exception {
    // Given
    store.tellRegression(new Gap(new Partition(Topic.COMMANDS.topicName(), 3), 2, 5));
    look(now);
    long id = told.getFirst().id();
    List<Callable<Boolean>> closers =
        Stream.of("audrey", "adam", "olga", "rita")
            .map(by -> (Callable<Boolean>) () -> close(id, by))
            .toList();

    // When
    List<Boolean> closed = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(closers.size())) {
      for (Future<Boolean> closer : threads.invokeAll(closers)) {
        closed.add(closer.get());
      }
    }

    // Then
    assertThat(closed).containsOnlyOnce(true);
    assertThat(recorded)
        .singleElement()
        .isEqualTo(incidents.incident(id).orElseThrow().closing().by());
  }

  @Test
  void staysOpenIfItsClosingCannotBeRecorded() {
    // Given
    store.tellRegression(new Gap(new Partition(Topic.COMMANDS.topicName(), 3), 2, 5));
    look(now);
    long id = told.getFirst().id();

    // When
    Throwable failure =
        catchThrowable(() ->
            incidents.close(
                id,
                new Closing("audrey", "ticket 4711", now),
                () -> {
                  throw new IllegalStateException("the broker is away");
                }));

    // Then
    assertThat(failure).hasMessage("the broker is away");
    assertThat(incidents.open()).isEqualTo(1);
    assertThat(close(id, "audrey")).isTrue();
  }

  private boolean close(long id, String by) {
    return incidents.close(id, new Closing(by, "ticket 4711", now), () -> recorded.add(by));
  }

  @Test
  void givesTheLatestFirstPageByPage() {
    // Given
    for (int i = 0; i < 3; i++) {
      store.tellRegression(new Gap(new Partition(Topic.COMMANDS.topicName(), i), 2, 5));
    }

    // When
    Page<Incident, Long> first = incidents.incidents(new IncidentFilter(null, null), null, 2);
    Page<Incident, Long> second =
        incidents.incidents(new IncidentFilter(null, null), first.next(), 2);

    // Then
    assertThat(first.entries())
        .extracting(Incident::subject)
        .containsExactly("countersign.commands/2", "countersign.commands/1");
    assertThat(second.entries())
        .extracting(Incident::subject)
        .containsExactly("countersign.commands/0");
    assertThat(second.next()).isNull();
  }

  private Page<Incident, Long> page(IncidentFilter filter) {
    return incidents.incidents(filter, null, 10);
  }

  private void look(Instant at) {
    new Completeness(incidents, Settings.INSTANCE, told::add, Clock.fixed(at, ZoneOffset.UTC))
        .look();
  }

  private static CommandLife life() {
    return CommandLife.of(CommandLife.AGENT, "shop", "UPDATE orders SET status = 'paid'")
        .submitted()
        .approvalRequired("UPDATE", "orders")
        .requested()
        .approvedBy(CommandLife.RITA)
        .granted()
        .warranted();
  }

  private void store(CommandLife life, int... events) {
    List<AuditRecord> records = new ArrayList<>();
    for (int event : events) {
      ProducerRecord<String, byte[]> sent = life.record(event);
      Partition partition = new Partition(sent.topic(), 0);
      records.add(TestRecords.read(sent, partition, next.merge(partition, 1L, Long::sum) - 1));
    }
    store.store(Batch.of(store.positions(next.keySet()), records));
  }

  private List<Incident> mismatches() {
    return told.stream().filter(i -> i.kind() == IncidentKind.COUNT_MISMATCH).toList();
  }

  /** Has the producer of a command's events say that it published these, and gave up others. */
  private void tellCounts(CommandLife life, List<Integer> published, List<Integer> abandoned) {
    Map<Instant, List<TopicCount>> minutes = new HashMap<>();
    for (int event = 0; event < life.events().size(); event++) {
      TopicCount count =
          new TopicCount(
              life.record(event).topic(),
              published.contains(event) ? 1 : 0,
              abandoned.contains(event) ? 1 : 0);
      minutes.computeIfAbsent(minute(life.record(event)), _ -> new ArrayList<>()).add(count);
    }
    minutes.forEach((minute, topics) -> {
      PublicationsCounted counted = new PublicationsCounted("some-service-1", 1, minute, topics);
      Draft draft = Draft.administration(new EventId(UUID.randomUUID()), counted);
      store(CommandLife.encode(new EventCodec(EventJson.mapper()).prepare(draft), now, 1_000));
    });
  }

  private static Instant minute(ProducerRecord<String, byte[]> event) {
    String time = new String(event.headers().lastHeader("ce_time").value(), UTF_8);
    return Instant.parse(time).truncatedTo(ChronoUnit.MINUTES);
  }

  private void store(ProducerRecord<String, byte[]> sent) {
    Partition partition = new Partition(sent.topic(), 0);
    AuditRecord read = TestRecords.read(sent, partition, next.merge(partition, 1L, Long::sum) - 1);
    store.store(Batch.of(store.positions(next.keySet()), List.of(read)));
  }

  private enum Settings implements CompletenessSettings {
    INSTANCE;

    @Override
    public Duration interval() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration grace() {
      return Duration.ofMinutes(1);
    }

    @Override
    public double lagOfRetention() {
      return 0.5;
    }

    @Override
    public Duration unfinishedAfter() {
      return Duration.ofHours(1);
    }
  }
}
