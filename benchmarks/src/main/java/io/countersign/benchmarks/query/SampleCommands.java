package io.countersign.benchmarks.query;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Partition;
import io.countersign.audit.kafka.RecordReader;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Commands of some months, as the services would tell of them. */
final class SampleCommands {
  private static final int PARTITIONS = 4;
  private static final int COMMANDS_OF_A_SESSION = 20;
  private static final EventCodec CODEC = new EventCodec(EventJson.mapper());
  private static final RecordReader READER = new RecordReader(CODEC);
  private final MovingClock clock;
  private final Duration pause;
  private final IdSource ids;
  private final Map<Partition, Long> offsets = new HashMap<>();
  private SessionId session;
  private CommandId latest;
  private int commands;
  private long events;

  /**
   * @param pause between one command and the next
   */
  SampleCommands(MovingClock clock, Duration pause) {
    this.clock = clock;
    this.pause = pause;
    this.ids = new IdSource(clock, new Random(1));
    this.session = new SessionId(ids.next());
    this.latest = new CommandId(ids.next());
  }

  long events() {
    return events;
  }

  SessionId session() {
    return session;
  }

  CommandId latest() {
    return latest;
  }

  /** At least so many records, in offset order within each partition. */
  List<AuditRecord> batch(int count) {
    List<AuditRecord> batch = new ArrayList<>(count);
    while (batch.size() < count) {
      add(batch);
    }
    return batch;
  }

  private void add(List<AuditRecord> batch) {
    clock.move(pause);
    if (commands % COMMANDS_OF_A_SESSION == 0) {
      session = new SessionId(ids.next());
    }
    latest = new CommandId(ids.next());
    EventLink last = null;
    for (EventData data :
        new SampleLife(commands, latest, session, ids, clock.instant()).events()) {
      PreparedEvent event = CODEC.prepare(draft(last, data));
      batch.add(record(event, commands % PARTITIONS));
      last = event.link();
    }
    commands++;
  }

  private Draft draft(@Nullable EventLink last, EventData data) {
    EventId id = new EventId(ids.next());
    return last == null
        ? Draft.first(id, session, TraceContext.continueOrStart(null), data)
        : Draft.following(last, id, data);
  }

  private AuditRecord record(PreparedEvent event, int number) {
    events++;
    ProducerRecord<String, byte[]> sent =
        CODEC.encode(
            event,
            "/countersign/benchmark",
            clock.instant(),
            new ProducerPosition("benchmark", 1, events));
    Partition partition = new Partition(sent.topic(), number);
    long offset = offsets.merge(partition, 1L, Long::sum) - 1;
    return READER.read(
        new ConsumerRecord<>(
            sent.topic(),
            number,
            offset,
            clock.millis(),
            TimestampType.CREATE_TIME,
            0,
            0,
            sent.key().getBytes(StandardCharsets.UTF_8),
            sent.value(),
            new RecordHeaders(sent.headers()),
            Optional.empty()));
  }
}
