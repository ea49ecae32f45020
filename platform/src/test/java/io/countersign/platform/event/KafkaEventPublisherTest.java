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
import java.time.ZoneId;
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
  private Instant now = Instant.ofEpochMilli(1000);
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final IdSource ids = new IdSource(clock, new Random(1));
  private final KafkaEventPublisher publisher =
      new KafkaEventPublisher(
          kafka, new EventCodec(EventJson.mapper()), "test-1", Duration.ofSeconds(1), clock, ids);

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

  @Test
  void tellsHowManyEventsOfAMinuteItHasPublishedOnceNoneIsUnderWay() {
    // Given two that Kafka took, one that it did not, and one under way
    for (int i = 0; i < 4; i++) {
      publish();
    }
    kafka.completeNext();
    kafka.completeNext();
    kafka.errorNext(new TimeoutException("no broker"));
    now = now.plusSeconds(58);
    publisher.publishCounts();
    now = now.plusSeconds(1);
    publisher.publishCounts();
    assertThat(counts()).isEmpty();

    // When
    kafka.completeNext();
    publisher.publishCounts();
    publisher.publishCounts();

    // Then
    assertThat(counts())
        .singleElement()
        .asString()
        .contains("\"producer\":\"test-1\",\"epoch\":1000,\"minute\":\"1970-01-01T00:00:00Z\"")
        .contains("\"acknowledged\":3,\"abandoned\":1");
  }

  @Test
  void doesNotCountTheEventsThatTellOfCounts() {
    publish();
    kafka.completeNext();
    now = now.plusSeconds(59);
    publisher.publishCounts();
    kafka.completeNext();
    now = now.plusSeconds(60);
    publisher.publishCounts();
    assertThat(counts()).hasSize(1);
  }

  private List<String> counts() {
    return kafka.history().stream()
        .filter(r -> header(r, "ce_type").equals("countersign.PublicationsCounted.v1"))
        .map(r -> new String(r.value(), StandardCharsets.UTF_8))
        .toList();
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
