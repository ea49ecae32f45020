package io.countersign.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.PolicyBundleActivated;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** On Kafka's own in-memory producer, the only one that fails on command. */
class KafkaEventPublisherTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1000), ZoneOffset.UTC);

  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final IdSource ids = new IdSource(CLOCK, new Random(1));
  private final KafkaEventPublisher publisher =
      new KafkaEventPublisher(
          kafka, new EventCodec(EventJson.mapper()), "test-1", Duration.ofSeconds(1), CLOCK, ids);

  @Test
  void numbersEventsFromOneWithoutGaps() {
    publish();
    publish();
    assertThat(kafka.history())
        .extracting(r -> header(r, "ce_epoch"))
        .containsExactly("1000", "1000");
    assertThat(kafka.history()).extracting(r -> header(r, "ce_sequence")).containsExactly("1", "2");
  }

  @Test
  void isDoneOnlyWhenKafkaAcknowledges() {
    Publication publication = publish();
    assertThat(publication.acknowledged()).isNotDone();
    kafka.completeNext();
    assertThat(publication.await().offset()).isZero();
  }

  @Test
  void tellsTheGapThatAnAbandonedEventLeavesAndBeginsAnEpoch() {
    Publication lost = publish();
    kafka.errorNext(new TimeoutException("no broker"));
    assertThatThrownBy(lost::await).isInstanceOf(PublicationFailedException.class);

    publish();
    kafka.completeNext();

    await().until(() -> kafka.history().size() == 3);
    List<ProducerRecord<String, byte[]>> history = kafka.history();
    assertThat(history)
        .extracting(r -> header(r, "ce_epoch"))
        .containsExactly("1000", "1001", "1001");
    assertThat(history).extracting(r -> header(r, "ce_sequence")).containsExactly("1", "1", "2");
    assertThat(header(history.getLast(), "ce_type"))
        .isEqualTo("countersign.PublicationAbandoned.v1");
    assertThat(new String(history.getLast().value(), StandardCharsets.UTF_8))
        .contains("\"epoch\":1000,\"sequence\":1");
  }

  private Publication publish() {
    return publisher.publish(
        Draft.administration(
            new EventId(ids.next()),
            new PolicyBundleActivated(CanonicalForm.of("bundle").digest(), List.of())));
  }

  private static String header(ProducerRecord<String, byte[]> kafka, String name) {
    return new String(kafka.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
