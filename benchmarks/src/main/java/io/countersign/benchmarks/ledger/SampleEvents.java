package io.countersign.benchmarks.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Partition;
import io.countersign.audit.kafka.RecordReader;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Events of about 900 bytes: one submission, and nine that tell no more of its command. */
final class SampleEvents {
  private static final int PARTITIONS = 4;
  private static final int EVENTS_OF_A_COMMAND = 10;
  private static final String PADDING = "x".repeat(320);
  private static final Principal AGENT =
      new Principal(
          "agent-subject",
          PrincipalKind.AGENT,
          "night-agent",
          Set.of("agent"),
          "owner-subject",
          "night-agent");
  private static final EventCodec CODEC = new EventCodec(EventJson.mapper());
  private static final RecordReader READER = new RecordReader(CODEC);
  private final IdSource ids = new IdSource(Clock.systemUTC(), new Random(1));
  private final Map<Partition, Long> offsets = new HashMap<>();
  private long sequence;
  private long bytes;
  private long records;

  /** As many as that, in offset order within each partition. */
  List<AuditRecord> batch(int count) {
    List<AuditRecord> batch = new ArrayList<>(count);
    while (batch.size() < count) {
      addCommand(batch);
    }
    return batch;
  }

  long meanBytes() {
    return bytes / records;
  }

  private void addCommand(List<AuditRecord> batch) {
    int partition = (int) (sequence / EVENTS_OF_A_COMMAND % PARTITIONS);
    CommandId id = new CommandId(ids.next());
    SessionId session = new SessionId(ids.next());
    String sql = "UPDATE customers SET city = 'Oslo' WHERE id = " + sequence;
    Command command =
        new Command(
            id, session, "shop", sql, List.of(), AGENT, Origin.REST, PADDING, Instant.now());
    EventId first = new EventId(ids.next());
    PreparedEvent event =
        CODEC.prepare(
            Draft.first(
                first,
                session,
                TraceContext.continueOrStart(null),
                new CommandSubmitted(command, command.digest(), null)));
    batch.add(record(event, partition));
    for (int i = 1; i < EVENTS_OF_A_COMMAND; i++) {
      EventData said =
          new VoteRefused(
              new ApprovalRequestId(ids.next()), id, AGENT, "agent-may-not-decide", PADDING);
      event = CODEC.prepare(Draft.following(event.link(), new EventId(ids.next()), said));
      batch.add(record(event, partition));
    }
  }

  private AuditRecord record(PreparedEvent event, int number) {
    sequence++;
    ProducerRecord<String, byte[]> sent =
        CODEC.encode(
            event,
            "/countersign/benchmark",
            Instant.now(),
            new ProducerPosition("benchmark", 1, sequence));
    Partition partition = new Partition(sent.topic(), number);
    long offset = offsets.merge(partition, 1L, Long::sum) - 1;
    records++;
    bytes += sent.value().length;
    sent.headers().forEach(h -> bytes += h.key().length() + h.value().length);
    return READER.read(
        new ConsumerRecord<>(
            sent.topic(),
            number,
            offset,
            System.currentTimeMillis(),
            TimestampType.CREATE_TIME,
            0,
            0,
            sent.key().getBytes(UTF_8),
            sent.value(),
            new RecordHeaders(sent.headers()),
            Optional.empty()));
  }
}
