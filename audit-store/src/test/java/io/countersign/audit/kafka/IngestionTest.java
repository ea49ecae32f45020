package io.countersign.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Gap;
import io.countersign.audit.Partition;
import io.countersign.audit.Storing;
import io.countersign.audit.TestRecords;
import io.countersign.audit.store.GrownLedger;
import io.countersign.audit.store.TestDatabase;
import io.countersign.contracts.event.Topic;
import io.countersign.local.KafkaBroker;
import io.countersign.local.KafkaSettings;
import io.countersign.local.Port;
import io.countersign.local.PostgresServer;
import io.countersign.local.PostgresSettings;
import io.countersign.local.Secrets;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.verify.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reading itself, on a broker of its own, which these tests may mistreat. */
class IngestionTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String COMMANDS = Topic.COMMANDS.topicName();
  private static KafkaSettings settings;
  private static long published;
  private static KafkaBroker broker;
  private static KafkaProducer<String, byte[]> producer;
  private DataSource database;

  @BeforeAll
  static void startBroker(@TempDir Path folder) {
    settings = KafkaSettings.of(folder, Port.free());
    broker = KafkaBroker.start(settings);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    broker.close();
  }

  @BeforeEach
  void beginAnew() {
    broker.topics().recreate();
    database = TestDatabase.create();
    published = 0;
  }

  @Test
  void resumesAtTheStoredPositionAfterARestart() {
    // Given
    send(0, 3);
    try (RunningIngestion _ = start()) {
      awaitStored(3);
    }
    send(0, 2);
    send(1, 1);

    // When
    try (RunningIngestion second = start()) {
      awaitStored(6);

      // Then
      assertThat(second.count("countersign.audit.records")).isEqualTo(3);
      assertThat(second.count("countersign.audit.duplicates")).isZero();
      assertThat(second.count("countersign.audit.gaps")).isZero();
    }
  }

  @Test
  void recordsAGapAndGoesOn() throws Exception {
    // Given records that somebody removed before they were read
    send(0, 2);
    try (RunningIngestion _ = start()) {
      awaitStored(2);
    }
    send(0, 5);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .deleteRecords(Map.of(new TopicPartition(COMMANDS, 0), RecordsToDelete.beforeOffset(5)))
          .all()
          .get();
    }

    // When
    try (RunningIngestion second = start()) {
      awaitStored(4);

      // Then
      assertThat(second.count("countersign.audit.gaps")).isEqualTo(1);
      assertThat(
              count(
                  "SELECT count(*) FROM incident WHERE kind = 'gap' AND from_number = 2 AND to_number = 5"))
          .isEqualTo(1);
      assertThat(second.status().fault()).isEmpty();
    }
  }

  @Test
  void doesNotMixTheHistoriesOfATopicThatWasMadeAnew() {
    // Given
    send(0, 4);
    try (RunningIngestion _ = start()) {
      awaitStored(4);
    }
    broker.topics().recreate();
    send(0, 1);
    send(1, 1);

    // When
    try (RunningIngestion second = start()) {
      awaitStored(5);

      // Then
      await().atMost(SOON).until(() -> second.status().fault().isPresent());
      assertThat(second.status().fault()).get().asString().contains("countersign.commands/0");
      await()
          .atMost(SOON)
          .until(() -> count("SELECT count(*) FROM incident WHERE kind = 'regression'") == 1);
    }
    assertThat(
            count("SELECT count(*) FROM event WHERE topic = '" + COMMANDS + "' AND partition = 0"))
        .isEqualTo(4);
  }

  @Test
  void anotherInstanceTakesOverWithoutLossOrRepetition() {
    // Given
    try (RunningIngestion one = start()) {
      send(0, 5);
      awaitStored(5);
      try (RunningIngestion other = start()) {
        for (int partition = 0; partition < 4; partition++) {
          send(partition, 10);
        }
        awaitStored(45);

        // When
        one.stop();
        for (int partition = 0; partition < 4; partition++) {
          send(partition, 10);
        }

        // Then
        awaitStored(85);
        assertThat(other.count("countersign.audit.gaps")).isZero();
      }
    }
    assertThat(count("SELECT count(*) FROM event WHERE duplicate_of IS NOT NULL")).isZero();
  }

  @Test
  void givesWayToAnotherThatHasStoredWhatItWasAboutToStore() {
    // Given
    try (RunningIngestion ingestion = start()) {
      send(0, 1);
      awaitStored(1);

      // When: somebody else stores offset 1 before it comes
      ProducerRecord<String, byte[]> next = submission(0);
      Partition partition = new Partition(COMMANDS, 0);
      AuditRecord record = TestRecords.read(next, partition, 1);
      Storing storing =
          TestDatabase.store(database).store(Batch.of(Map.of(partition, 1L), List.of(record)));
      var _ = producer.send(next);
      send(0, 3);

      // Then
      assertThat(storing).isEqualTo(new Storing.Stored(0));
      awaitStored(5);
      assertThat(ingestion.count("countersign.audit.fenced")).isEqualTo(1);
      assertThat(ingestion.count("countersign.audit.gaps")).isZero();
    }
  }

  @Test
  void storesEverythingOnceThoughTwoInstancesFightForEveryPartition(@TempDir Path folder) {
    // Given a zombie: each of the two holds all partitions to be its own
    try (RunningIngestion one = start();
        RunningIngestion other =
            new RunningIngestion(
                broker.bootstrapServers(), TestDatabase.store(database), "zombie")) {

      // When
      for (int burst = 1; burst <= 10; burst++) {
        for (int partition = 0; partition < 4; partition++) {
          send(partition, 10);
        }
        awaitStored(40L * burst);
      }

      // Then
      assertThat(one.count("countersign.audit.fenced") + other.count("countersign.audit.fenced"))
          .isPositive();
    }
    assertSoundAndWhole(400, folder);
  }

  @Test
  void storesEverythingOnceTheBrokerIsBack(@TempDir Path folder) {
    // Given
    try (RunningIngestion ingestion = start()) {
      send(0, 5);
      awaitStored(5);

      // When
      broker.close();
      broker = KafkaBroker.start(settings);
      send(0, 5);

      // Then
      awaitStored(10);
      assertThat(ingestion.count("countersign.audit.gaps")).isZero();
    }
    assertSoundAndWhole(10, folder);
  }

  @Test
  void storesEverythingOnceTheDatabaseIsBack(@TempDir Path folder) throws Exception {
    // Given
    PostgresSettings settings = PostgresSettings.durable(folder.resolve("postgres"), Port.free());
    Secrets secrets = Secrets.in(folder.resolve("secrets"));
    PostgresServer server = PostgresServer.start(settings, secrets);
    database = TestDatabase.of(server.cluster().createDatabase("audit"));
    try (RunningIngestion ingestion = start()) {
      send(0, 2);
      awaitStored(2);

      // When
      server.close();
      send(0, 3);
      await().atMost(SOON).until(() -> ingestion.status().fault().isPresent());
      server = PostgresServer.start(settings, secrets);

      // Then
      awaitStored(5);
      await().atMost(SOON).until(() -> ingestion.status().fault().isEmpty());
    } finally {
      server.close();
    }
  }

  @Test
  void tellsPartitionsOfWhichKafkaMayRemoveRecordsBeforeTheyAreRead() throws Exception {
    // Given records that have waited for 40 minutes of the hour that Kafka keeps them
    Instant now = Instant.now();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, COMMANDS),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("retention.ms", "3600000"), AlterConfigOp.OpType.SET))))
          .all()
          .get();
      sendAt(1, now.minusSeconds(2_400));
      sendAt(1, now);
      sendAt(2, now.minusSeconds(1_200));
      sendAt(3, now.minusSeconds(2_400));
      RetentionLag lag = new RetentionLag(admin, TestDatabase.store(database), 0.5);

      // Then
      assertThat(lag.at(now))
          .containsExactlyInAnyOrder(
              new Gap(new Partition(COMMANDS, 1), 0, 2), new Gap(new Partition(COMMANDS, 3), 0, 1));

      // When they are read
      try (RunningIngestion _ = start()) {
        awaitStored(4);
      }
      assertThat(lag.at(now)).isEmpty();
    }
  }

  private static void sendAt(int partition, Instant time) {
    ProducerRecord<String, byte[]> sent = submission(partition);
    var _ =
        producer.send(
            new ProducerRecord<>(
                sent.topic(),
                partition,
                time.toEpochMilli(),
                sent.key(),
                sent.value(),
                sent.headers()));
    producer.flush();
  }

  private RunningIngestion start() {
    return new RunningIngestion(broker.bootstrapServers(), TestDatabase.store(database));
  }

  private static void send(int partition, int count) {
    for (int i = 0; i < count; i++) {
      var _ = producer.send(submission(partition));
    }
    producer.flush();
  }

  private static ProducerRecord<String, byte[]> submission(int partition) {
    ProducerRecord<String, byte[]> sent =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted().record(0);
    sent.headers().remove("ce_sequence");
    sent.headers().add("ce_sequence", String.valueOf(++published).getBytes(UTF_8));
    return new ProducerRecord<>(sent.topic(), partition, sent.key(), sent.value(), sent.headers());
  }

  private void assertSoundAndWhole(int records, Path folder) {
    GrownLedger ledger = new GrownLedger(database);
    assertThat(ledger.grow().size()).isEqualTo(records);
    Trust trust = Trust.of(TrustPolicy.log(ledger.signer.verifierKeys().getFirst()));
    assertThat(ledger.verify(folder, trust).text()).contains("SOUND").doesNotContain("FOUND");
    assertThat(count("SELECT count(*) FROM event WHERE duplicate_of IS NOT NULL")).isZero();
    assertThat(count("SELECT count(*) FROM incident")).isZero();
  }

  private void awaitStored(long events) {
    await().atMost(SOON).until(() -> count("SELECT count(*) FROM event") == events);
  }

  private long count(String query) {
    return TestDatabase.count(database, query);
  }
}
