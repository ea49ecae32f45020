package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.contracts.event.Topic;
import io.countersign.log.bundle.RecordReader;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import io.countersign.log.proof.TlogProof;
import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class LedgerEndpointsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private TopicProbe topics;

  @BeforeEach
  void listen() {
    topics = TopicProbe.fromTheBeginning();
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void provesARecordToWhoeverTrustsTheKey() throws Exception {
    // Given
    ConsumerRecord<String, byte[]> sent = sent();

    // When
    Response proof = proofOf(sent);

    // Then
    TlogProof parsed = TlogProof.parse(proof.asString());
    Checkpoint vouching = parsed.verify(leafOf(sent).encode(), TrustPolicy.log(key())).checkpoint();
    assertThat(vouching.size()).isGreaterThan(parsed.index());
  }

  @Test
  void exportsEveryRecordBesideItsLeaf() throws Exception {
    // Given
    ConsumerRecord<String, byte[]> sent = sent();
    proofOf(sent);

    // When
    Map<String, byte[]> files = unzip(audrey().get("/v1/ledger/bundle").asByteArray());

    // Then
    assertThat(files).containsKeys("bundle", "checkpoint", "keys").doesNotContainKey("unlogged");
    Checkpoint checkpoint =
        TrustPolicy.log(key()).verify(SignedNote.parse(files.get("checkpoint"))).checkpoint();
    List<StoredRecord> records = new ArrayList<>();
    files.forEach((path, bytes) -> {
      if (path.startsWith("records/")) {
        records.addAll(read(bytes));
      }
    });
    assertThat(records).hasSize((int) checkpoint.size()).noneMatch(r -> !isKept(r));
    assertThat(records)
        .extracting(r -> ((StoredRecord.Kept) r).record().position())
        .doesNotHaveDuplicates()
        .contains(leafOf(sent).position());
  }

  @Test
  void handsOutTilesThatNeverChange() {
    // Given
    proofOf(sent());

    // Then
    audrey().get("/v1/ledger/tile/0/000.p/1").then().statusCode(200);
    audrey()
        .get("/v1/ledger/tile/0/999")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:countersign:problem:unknown-tile"));
    audrey().get("/v1/ledger/tile/9/nonsense").then().statusCode(404);
    audrey().get("/v1/ledger/tile/entries/000.p/1").then().statusCode(200);
  }

  @Test
  void saysWhatItCannotProve() {
    audrey()
        .get("/v1/events/countersign.commands/0/99999/proof")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:countersign:problem:unknown-record"));
    proofOf(sent());
    audrey()
        .get("/v1/ledger/checkpoint?cosignatures=1")
        .then()
        .statusCode(404)
        .body("detail", containsString("No checkpoint has 1 cosignatures"));
  }

  @Test
  void isForAuditorsOnly() {
    for (String path :
        List.of(
            "/v1/ledger/checkpoint",
            "/v1/ledger/bundle",
            "/v1/ledger/tile/0/000",
            "/v1/events/countersign.commands/0/0/proof")) {
      given().auth().oauth2(Tokens.person("rita")).get(path).then().statusCode(403);
      given().get(path).then().statusCode(401);
    }
  }

  @Test
  void recordsWhoReadTheLedger() {
    // Given
    proofOf(sent());

    // When
    audrey().get("/v1/ledger/bundle?cosignatures=0").then().statusCode(200);

    // Then
    topics.await(r ->
        r.topic().equals(Topic.ADMINISTRATION.topicName())
            && new String(r.value(), UTF_8).contains("/v1/ledger/bundle?cosignatures=0"));
  }

  /** A record of its own, on its way to the store. */
  private ConsumerRecord<String, byte[]> sent() {
    ProducerRecord<String, byte[]> submission =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted().record(0);
    topics.send(submission);
    return topics.await(
        r -> submission.key().equals(r.key()) && r.topic().equals(Topic.COMMANDS.topicName()));
  }

  private static Response proofOf(ConsumerRecord<String, byte[]> sent) {
    String path = "/v1/events/" + leafOf(sent).position() + "/proof";
    return await()
        .atMost(SOON)
        .until(() -> audrey().get(path), answer -> answer.statusCode() == 200);
  }

  private static RecordLeaf leafOf(ConsumerRecord<String, byte[]> sent) {
    List<LogHeader> headers = new ArrayList<>();
    sent.headers().forEach(h -> headers.add(new LogHeader(h.key().getBytes(UTF_8), h.value())));
    return RecordLeaf.of(
        new LogRecord(
            sent.topic(),
            sent.partition(),
            sent.offset(),
            sent.timestamp(),
            sent.key().getBytes(UTF_8),
            headers,
            sent.value()));
  }

  private static VerifierKey key() throws Exception {
    return VerifierKey.parse(
        Files.readString(Path.of(System.getProperty(LedgerKeyResource.VERIFIER))).strip());
  }

  private static boolean isKept(StoredRecord stored) {
    return stored instanceof StoredRecord.Kept;
  }

  private static List<StoredRecord> read(byte[] bytes) {
    List<StoredRecord> records = new ArrayList<>();
    RecordReader reader = new RecordReader(new ByteArrayInputStream(bytes));
    try {
      for (Optional<StoredRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return records;
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static RequestSpecification audrey() {
    return given().auth().oauth2(Tokens.person("audrey"));
  }
}
