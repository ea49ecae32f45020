package io.countersign.audit.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.audit.export.DeliveryFailedException;
import io.countersign.audit.export.Ordered;
import io.countersign.audit.export.Receiver;
import io.countersign.audit.ocsf.OcsfEvents;
import io.countersign.contracts.CommandId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** A topic of OCSF events, keyed by the command that they are about. */
final class KafkaReceiver implements Receiver {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final OcsfEvents ocsf;

  KafkaReceiver(Producer<byte[], byte[]> producer, String topic, OcsfEvents ocsf) {
    this.producer = producer;
    this.topic = topic;
    this.ocsf = ocsf;
  }

  @Override
  public void take(List<Ordered> events) {
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Ordered each : events) {
        sent.add(producer.send(record(each)));
      }
      producer.flush();
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw failed(cause == null ? e : cause);
    } catch (KafkaException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryFailedException("the service stops");
    }
  }

  private DeliveryFailedException failed(Throwable cause) {
    return new DeliveryFailedException(
        "the topic " + topic + " did not take it: " + cause.getClass().getSimpleName());
  }

  private ProducerRecord<byte[], byte[]> record(Ordered each) {
    JsonNode event = ocsf.of(each.event(), each.index());
    CommandId command = each.event().commandId();
    return new ProducerRecord<>(
        topic,
        command == null ? null : command.toString().getBytes(UTF_8),
        event.toString().getBytes(UTF_8));
  }

  void close() {
    producer.close();
  }
}
