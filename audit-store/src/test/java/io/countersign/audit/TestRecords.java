package io.countersign.audit;

import io.countersign.audit.kafka.RecordReader;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as the broker would hand them out. */
public final class TestRecords {
  private static final RecordReader READER = new RecordReader(new EventCodec(EventJson.mapper()));

  private TestRecords() {}

  public static AuditRecord read(ProducerRecord<String, byte[]> sent, Partition at, long offset) {
    return READER.read(received(sent, at, offset));
  }

  public static ConsumerRecord<byte[], byte[]> received(
      ProducerRecord<String, byte[]> sent, Partition at, long offset) {
    byte[] key = sent.key() == null ? null : sent.key().getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        at.topic(),
        at.number(),
        offset,
        1_700_000_000_000L,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        sent.value(),
        new RecordHeaders(sent.headers()),
        Optional.empty());
  }
}
