package io.countersign.audit.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.countersign.audit.CommandLife;
import io.countersign.audit.export.DeliveryFailedException;
import io.countersign.audit.export.ExportFormat;
import io.countersign.audit.export.HandOver;
import io.countersign.audit.export.JsonLines;
import io.countersign.audit.export.Ordered;
import io.countersign.audit.export.Outbox;
import io.countersign.audit.export.Receiver;
import io.countersign.audit.export.StoredLife;
import io.countersign.audit.export.SyslogLines;
import io.countersign.audit.ocsf.OcsfEvents;
import io.countersign.audit.store.PostgresOutbox;
import io.countersign.platform.webhook.WebhookSecret;
import io.countersign.testing.Infrastructure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PushTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  private static final String SECRET = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=";
  private static StoredLife store;
  private static Outbox outbox;

  @BeforeAll
  static void fill() {
    store = new StoredLife();
    outbox = new PostgresOutbox(store.dataSource, StoredLife.SETTINGS);
  }

  @Test
  void everyEventIsHandedOverOnceInTheOrderOfTheLedger() {
    // Given
    List<Ordered> taken = new ArrayList<>();

    // When
    drain("in order", taken::addAll);

    // Then
    assertThat(taken).extracting(Ordered::index).isSorted().doesNotHaveDuplicates();
    assertThat(taken).hasSize(store.events());
    assertThat(taken).extracting(o -> o.event().position().toString()).doesNotHaveDuplicates();
  }

  @Test
  void whatWasNotTakenComesAgain() {
    // Given
    List<Ordered> seen = new ArrayList<>();
    Receiver failing =
        some -> {
          seen.addAll(some);
          throw new DeliveryFailedException("not now");
        };
    assertThatThrownBy(() -> outbox.handOver("failing", true, 3, failing))
        .isInstanceOf(DeliveryFailedException.class);

    // When
    List<Ordered> taken = new ArrayList<>();
    outbox.handOver("failing", true, 3, taken::addAll);

    // Then
    assertThat(taken).extracting(Ordered::index).containsExactly(0L, 1L, 2L);
    assertThat(seen).extracting(Ordered::index).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aNewDestinationBeginsWithWhatIsNew() {
    // Given
    StoredLife own = new StoredLife();
    Outbox of = new PostgresOutbox(own.dataSource, StoredLife.SETTINGS);
    List<Ordered> taken = new ArrayList<>();
    assertThat(of.handOver("new", false, 100, taken::addAll)).isEqualTo(new HandOver.Done(0));
    own.store(CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted());
    own.ledger.grow();

    // When
    of.handOver("new", false, 100, taken::addAll);

    // Then
    assertThat(taken).extracting(Ordered::index).containsExactly((long) own.events());
  }

  @Test
  void twoInstancesDoNotSendTheSame() {
    // Given
    List<HandOver> meanwhile = new ArrayList<>();

    // When
    outbox.handOver(
        "shared", true, 5, _ -> meanwhile.add(outbox.handOver("shared", true, 5, __ -> {})));

    // Then
    assertThat(meanwhile).containsExactly(new HandOver.Elsewhere());
  }

  @Test
  void aTopicGetsAllAsOcsf() throws Exception {
    // Given
    String topic = "countersign.export.ocsf";
    Map<String, Object> broker =
        Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers());
    try (Admin admin = Admin.create(broker)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    KafkaReceiver receiver =
        new KafkaReceiver(
            new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer()),
            topic,
            new OcsfEvents(store.trail::command));

    // When
    drain("topic", receiver);
    receiver.close();

    // Then
    List<String> received = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = List.of(new TopicPartition(topic, 0));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      await()
          .atMost(SOON)
          .until(() -> {
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(r -> received.add(new String(r.value(), UTF_8)));
            return received.size() == store.events();
          });
    }
    assertThat(received.getFirst()).contains("\"ledger_index\":0");
    assertThat(received).anyMatch(t -> t.contains("\"class_uid\":6005"));
  }

  @Test
  void aSyslogServerGetsFramesOfTheirLength() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      // Given
      ByteArrayOutputStream heard = new ByteArrayOutputStream();
      AtomicInteger connections = new AtomicInteger();
      Thread.ofVirtual().start(() -> listen(server, heard, connections));
      SyslogReceiver receiver =
          new SyslogReceiver(syslog(server.getLocalPort()), SOON, SyslogLines.events("audit-host"));

      // When
      drain("syslog", receiver);
      receiver.close();

      // Then
      await().atMost(SOON).until(() -> frames(heard.toString(UTF_8)).size() == store.events());
      assertThat(frames(heard.toString(UTF_8)))
          .allMatch(m -> m.startsWith("<10") && m.contains(" audit-host countersign - "));
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void aSyslogServerThatIsNotThereIsAFailure() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    SyslogReceiver receiver =
        new SyslogReceiver(syslog(port), Duration.ofSeconds(2), SyslogLines.events("h"));
    assertThatThrownBy(() -> outbox.handOver("gone", true, 5, receiver))
        .isInstanceOf(DeliveryFailedException.class)
        .hasMessageContaining("did not take it");
  }

  @Test
  void aWebhookGetsSignedLinesAndIsAskedAgain() throws Exception {
    // Given
    List<String> bodies = new CopyOnWriteArrayList<>();
    List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    AtomicInteger answers = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            headers.add(
                Map.of(
                    "id", exchange.getRequestHeaders().getFirst("webhook-id"),
                    "timestamp", exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    "signature", exchange.getRequestHeaders().getFirst("webhook-signature")));
            exchange.sendResponseHeaders(answers.getAndIncrement() == 0 ? 503 : 204, -1);
          }
        });
    server.start();
    WebhookReceiver receiver =
        new WebhookReceiver(
            "siem",
            webhook("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
            SOON,
            JsonLines.events(),
            CLOCK);
    try {
      // When
      assertThatThrownBy(() -> outbox.handOver("webhook", true, 4, receiver))
          .hasMessage("the webhook siem answered 503");
      outbox.handOver("webhook", true, 4, receiver);
    } finally {
      receiver.close();
      server.stop(0);
    }

    // Then
    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
    assertThat(bodies.get(1).lines()).hasSize(4).allMatch(l -> l.startsWith("{\"position\":"));
    Map<String, String> last = headers.get(1);
    assertThat(last.get("id")).isEqualTo("leaves_0_3");
    assertThat(last.get("signature"))
        .isEqualTo(
            WebhookSecret.parse(SECRET)
                .sign(
                    last.get("id"),
                    Long.parseLong(last.get("timestamp")),
                    bodies.get(1).getBytes(UTF_8)));
  }

  @Test
  void aWebhookIsNotSentInTheClearToAnotherMachine() {
    assertThatThrownBy(() ->
            new WebhookReceiver(
                "siem", webhook("http://siem.example.com/"), SOON, JsonLines.events(), CLOCK))
        .hasMessageContaining("https");
  }

  private static void drain(String destination, Receiver receiver) {
    HandOver handOver;
    do {
      handOver = outbox.handOver(destination, true, 4, receiver);
    } while (handOver instanceof HandOver.Done done && done.lag() > 0);
    assertThat(handOver).isEqualTo(new HandOver.Done(0));
  }

  private static void listen(
      ServerSocket server, ByteArrayOutputStream heard, AtomicInteger connections) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          InputStream in = socket.getInputStream()) {
        connections.incrementAndGet();
        in.transferTo(heard);
      } catch (IOException e) {
        return;
      }
    }
  }

  private static List<String> frames(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    List<String> frames = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int blank = at;
      while (bytes[blank] != ' ') {
        blank++;
      }
      int length = Integer.parseInt(new String(bytes, at, blank - at, UTF_8));
      frames.add(new String(bytes, blank + 1, length, UTF_8));
      at = blank + 1 + length;
    }
    return frames;
  }

  private static PushSettings.Syslog syslog(int port) {
    return new PushSettings.Syslog() {
      @Override
      public String host() {
        return "127.0.0.1";
      }

      @Override
      public int port() {
        return port;
      }

      @Override
      public boolean tls() {
        return false;
      }
    };
  }

  private static PushSettings.Webhook webhook(String url) {
    return new PushSettings.Webhook() {
      @Override
      public String url() {
        return url;
      }

      @Override
      public String secret() {
        return SECRET;
      }

      @Override
      public ExportFormat format() {
        return ExportFormat.NDJSON;
      }
    };
  }
}
