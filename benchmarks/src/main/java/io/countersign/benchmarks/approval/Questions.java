package io.countersign.benchmarks.approval;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.TraceContext;
import io.countersign.sql.SqlAnalyzer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Decisions that ask for people, as policy-evaluator publishes them: of many agents, each of whom
 * changes a few rows by statements of one form.
 */
final class Questions implements AutoCloseable {
  /** Few enough of one agent that none of them has to queue. */
  private static final int OF_ONE_AGENT = 20;

  private static final String SQL = "UPDATE customers SET city = $1 WHERE id = $2";
  private static final Facts FACTS = SqlAnalyzer.analyze(Dialect.POSTGRESQL, SQL);
  private static final Decision DECISION =
      new Decision.ApprovalRequired(
          ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(4)));

  private final Digest bundle;
  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final KafkaProducer<String, byte[]> producer;
  private final String run = UUID.randomUUID().toString();
  private long sequence;

  /**
   * @param bundle the policies in force: what others decided is decided again
   */
  Questions(String bootstrapServers, Digest bundle) {
    this.bundle = bundle;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Asks so many, and returns when Kafka has them. */
  void ask(int count) {
    List<Future<RecordMetadata>> sent =
        IntStream.range(0, count).mapToObj(i -> producer.send(decided(i))).toList();
    for (Future<RecordMetadata> each : sent) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("Kafka did not take a decision", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private ProducerRecord<String, byte[]> decided(int number) {
    Command command = command(number);
    EventLink submitted =
        new EventLink(
            new EventId(UUID.randomUUID()),
            command.sessionId(),
            command.digest(),
            TraceContext.continueOrStart(null));
    CommandDecided decided =
        CommandDecided.of(
            command,
            "production",
            FACTS,
            null,
            null,
            command.submittedAt(),
            DECISION,
            Obligations.none(),
            List.of(
                new PolicyMatch(
                    "approve-production-writes", PolicyEffect.REQUIRE_APPROVAL, "Ask first")),
            bundle);
    PreparedEvent event = codec.prepare(Draft.reaction(submitted, decided));
    return codec.encode(
        event,
        "/countersign/benchmark",
        Instant.now(),
        new ProducerPosition("benchmark", 1, ++sequence));
  }

  private Command command(int number) {
    String agent = run + "-agent-" + number / OF_ONE_AGENT;
    return new Command(
        new CommandId(UUID.randomUUID()),
        new SessionId(UUID.randomUUID()),
        "shop",
        SQL,
        List.of(
            new BindValue(BindType.TEXT, "Utrecht"),
            new BindValue(BindType.INTEGER, Integer.toString(number))),
        new Principal(agent, PrincipalKind.AGENT, agent, Set.of("agent"), "nobody", "benchmark"),
        Origin.REST,
        "The customer moved",
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  @Override
  public void close() {
    producer.close();
  }
}
