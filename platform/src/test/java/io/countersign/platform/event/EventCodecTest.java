package io.countersign.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private static final EventCodec CODEC = new EventCodec(EventJson.mapper());
  private static final EventId ID = EventId.parse("019cb000-0000-7000-8000-00000000000a");
  private static final SessionId SESSION = SessionId.parse("019cb000-0000-7000-8000-00000000000b");
  private static final ProducerPosition POSITION = new ProducerPosition("test-1", 5, 9);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final TraceContext TRACE =
      TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").orElseThrow();

  static List<EventType> types() {
    return EventType.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void readsBackEveryTypeAsItWasWritten(EventType type) throws IOException {
    EventData data = sample(type);
    Draft draft = new Draft(ID, SESSION, null, TRACE, data);
    ReceivedEvent received = decoded(delivered(draft));
    assertThat(received.data()).isEqualTo(data);
    assertThat(received.event().id()).isEqualTo(ID);
    assertThat(received.event().sessionId()).isEqualTo(SESSION);
    assertThat(received.event().time()).isEqualTo(NOON);
    assertThat(received.event().position()).isEqualTo(POSITION);
    assertThat(received.event().source()).isEqualTo("/countersign/test-1");
  }

  @Test
  void theNextEventNamesTheOneItFollowsUpon() throws IOException {
    EventData data = sample(EventType.all().getFirst());
    PreparedEvent prepared = CODEC.prepare(Draft.first(ID, SESSION, TRACE, data));
    EventLink asReceived = decoded(delivered(prepared)).link();
    assertThat(asReceived.digest()).isEqualTo(prepared.link().digest());
    Draft next = Draft.reaction(asReceived, data);
    assertThat(next.previous()).isEqualTo(prepared.link().digest());
    assertThat(next.trace().traceId()).isEqualTo(TRACE.traceId());
    assertThat(next.trace().spanId()).isNotEqualTo(TRACE.spanId());
  }

  @Test
  void aSecondDeliveryLeadsToTheSameReaction() throws IOException {
    ConsumerRecord<String, byte[]> kafka =
        delivered(Draft.first(ID, SESSION, TRACE, sample(EventType.all().getFirst())));
    EventData reaction = sample(EventType.all().get(2));
    assertThat(Draft.reaction(decoded(kafka).link(), reaction).id())
        .isEqualTo(Draft.reaction(decoded(kafka).link(), reaction).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ce_id",
        "ce_source",
        "ce_type",
        "ce_time",
        "ce_specversion",
        "ce_producer",
        "ce_sequence"
      })
  void refusesARecordThatLacksAHeader(String header) throws IOException {
    ConsumerRecord<String, byte[]> kafka =
        delivered(Draft.first(ID, SESSION, TRACE, sample(EventType.all().getFirst())));
    kafka.headers().remove(header);
    assertThat(CODEC.decode(kafka)).isInstanceOf(Decoding.Undecodable.class);
  }

  @Test
  void refusesAnEventOnAForeignTopic() throws IOException {
    PreparedEvent prepared =
        CODEC.prepare(Draft.first(ID, SESSION, TRACE, sample(EventType.all().getFirst())));
    ProducerRecord<String, byte[]> sent =
        CODEC.encode(prepared, "/countersign/test-1", NOON, POSITION);
    assertThat(CODEC.decode(onTopic(Topic.WARRANTS.topicName(), sent, sent.value())))
        .isInstanceOf(Decoding.Undecodable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"commandId\":null,\"by\":null}", "{} {}"})
  void refusesAValueThatIsNotTheTypeSayingNothingOfItsContent(String value) {
    Decoding decoding = CODEC.decode(cancellation(value.getBytes(StandardCharsets.UTF_8)));
    assertThat(decoding).isInstanceOf(Decoding.Undecodable.class);
  }

  @Test
  void doesNotRepeatPersonalContentOfAPoisonRecord() {
    Decoding decoding =
        CODEC.decode(
            cancellation("{\"commandId\":\"rosa@example.test\"}".getBytes(StandardCharsets.UTF_8)));
    assertThat(decoding)
        .isInstanceOfSatisfying(
            Decoding.Undecodable.class,
            u -> assertThat(u.reason()).contains("commandId").doesNotContain("rosa"));
  }

  @Test
  void ignoresFieldsThatANewerWriterAdds() throws IOException {
    String value =
        new String(
                CODEC
                    .prepare(
                        Draft.first(
                            ID,
                            SESSION,
                            TRACE,
                            sample(
                                EventType.named("countersign.CommandCancelled.v1").orElseThrow())))
                    .value(),
                StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"later\":1,");
    assertThat(CODEC.decode(cancellation(value.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Decoding.Decoded.class);
  }

  @Test
  void tellsATypeThatItDoesNotKnow() {
    ConsumerRecord<String, byte[]> kafka = cancellation("{}".getBytes(StandardCharsets.UTF_8));
    kafka
        .headers()
        .remove("ce_type")
        .add("ce_type", "countersign.FromTheFuture.v1".getBytes(StandardCharsets.UTF_8));
    assertThat(CODEC.decode(kafka))
        .isEqualTo(new Decoding.UnknownType("countersign.FromTheFuture.v1"));
  }

  @Property
  boolean neverThrowsWhateverTheValue(@ForAll byte[] value) {
    return CODEC.decode(cancellation(value)) instanceof Decoding.Undecodable;
  }

  private static ConsumerRecord<String, byte[]> cancellation(byte[] value) {
    CommandId command = CommandId.parse("019cb000-0000-7000-8000-00000000000c");
    PreparedEvent prepared =
        new PreparedEvent(
            EventType.all().stream()
                .filter(t -> t.data() == CommandCancelled.class)
                .findFirst()
                .orElseThrow(),
            ID,
            SESSION,
            command,
            Optional.<Digest>empty().orElse(null),
            TRACE,
            value);
    return delivered(prepared);
  }

  private static ConsumerRecord<String, byte[]> delivered(Draft draft) {
    return delivered(CODEC.prepare(draft));
  }

  private static ConsumerRecord<String, byte[]> delivered(PreparedEvent prepared) {
    ProducerRecord<String, byte[]> sent =
        CODEC.encode(prepared, "/countersign/test-1", NOON, POSITION);
    return onTopic(sent.topic(), sent, sent.value());
  }

  private static ConsumerRecord<String, byte[]> onTopic(
      String topic, ProducerRecord<String, byte[]> sent, byte[] value) {
    return new ConsumerRecord<>(
        topic,
        0,
        0L,
        0L,
        TimestampType.CREATE_TIME,
        0,
        value.length,
        sent.key(),
        value,
        new RecordHeaders(sent.headers()),
        Optional.empty());
  }

  private static ReceivedEvent decoded(ConsumerRecord<String, byte[]> kafka) {
    return ((Decoding.Decoded) CODEC.decode(kafka)).received();
  }

  private static EventData sample(EventType type) throws IOException {
    try (InputStream golden =
        EventType.class.getResourceAsStream(
            "/io/countersign/contracts/samples/" + type.name() + ".json")) {
      return EventJson.mapper().readValue(Objects.requireNonNull(golden, type.name()), type.data());
    }
  }
}
