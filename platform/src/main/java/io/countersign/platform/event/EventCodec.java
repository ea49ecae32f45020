package io.countersign.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.Event;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ProducerPosition;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events as Kafka records and back: CloudEvents 1.0, Kafka protocol binding, binary content mode.
 * The attributes are {@code ce_} headers, the value is the data as JSON; {@code traceparent} is the
 * distributed tracing extension, and {@code producer}, {@code epoch}, {@code sequence}, {@code
 * previous} are Countersign's own.
 */
public final class EventCodec {
  private static final String SPEC_VERSION = "1.0";
  private static final String JSON = "application/json";

  private final ObjectMapper json;

  public EventCodec(ObjectMapper json) {
    this.json = json;
  }

  /** Fixes the bytes of an event. */
  public PreparedEvent prepare(Draft draft) {
    try {
      return new PreparedEvent(
          EventType.of(draft.data()),
          draft.id(),
          draft.sessionId(),
          draft.data().subject().orElse(null),
          draft.previous(),
          draft.trace(),
          json.writeValueAsBytes(draft.data()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "cannot write a " + draft.data().getClass().getSimpleName() + " as JSON", e);
    }
  }

  public ProducerRecord<String, byte[]> encode(
      PreparedEvent event, String source, Instant time, ProducerPosition position) {
    String key = event.sessionId() == null ? null : event.sessionId().toString();
    ProducerRecord<String, byte[]> kafka =
        new ProducerRecord<>(event.type().topic().topicName(), key, event.value());
    HeaderWriter headers = new HeaderWriter(kafka.headers());
    headers.plain(Headers.CONTENT_TYPE, JSON);
    headers.attribute(Headers.SPEC_VERSION, SPEC_VERSION);
    headers.attribute(Headers.ID, event.id());
    headers.attribute(Headers.TYPE, event.type().name());
    headers.attribute(Headers.SOURCE, source);
    headers.attribute(Headers.TIME, time);
    headers.attribute(Headers.SUBJECT, event.subject());
    headers.attribute(Headers.TRACEPARENT, event.trace().traceparent());
    headers.attribute(Headers.PRODUCER, position.producer());
    headers.attribute(Headers.EPOCH, position.epoch());
    headers.attribute(Headers.SEQUENCE, position.sequence());
    headers.attribute(Headers.PREVIOUS, event.previous());
    return kafka;
  }

  /** Whether a record says that it is such an event; its value is not looked at. */
  public static boolean carries(
      ConsumerRecord<String, byte[]> kafka, Class<? extends EventData> type) {
    return new HeaderReader(kafka.headers())
        .optional(Headers.TYPE)
        .flatMap(EventType::named)
        .filter(t -> t.data().equals(type))
        .isPresent();
  }

  /** Which producer a record says that it is from; its value is not looked at. */
  public static Optional<String> producer(ConsumerRecord<String, byte[]> kafka) {
    return new HeaderReader(kafka.headers()).optional(Headers.PRODUCER);
  }

  /** Reads a record; whatever it holds, the answer is a value and not an exception. */
  public Decoding decode(ConsumerRecord<String, byte[]> kafka) {
    try {
      HeaderReader headers = new HeaderReader(kafka.headers());
      String version = headers.required(Headers.SPEC_VERSION);
      if (!version.equals(SPEC_VERSION)) {
        return new Decoding.Undecodable("CloudEvents version " + SPEC_VERSION + " expected");
      }
      String typeName = headers.required(Headers.TYPE);
      return EventType.named(typeName)
          .map(type -> decode(kafka, headers, type))
          .orElseGet(() -> new Decoding.UnknownType(typeName));
    } catch (MissingHeaderException e) {
      return new Decoding.Undecodable("the header " + e.header() + " is absent");
    } catch (IllegalArgumentException | DateTimeException e) {
      // Its message would repeat what the record holds.
      return new Decoding.Undecodable("the key or a CloudEvents header is malformed");
    }
  }

  private Decoding decode(
      ConsumerRecord<String, byte[]> kafka, HeaderReader headers, EventType type) {
    if (!type.topic().topicName().equals(kafka.topic())) {
      return new Decoding.Undecodable(type.name() + " does not belong on this topic");
    }
    if (kafka.value() == null) {
      return new Decoding.Undecodable("the record has no value");
    }
    EventData data;
    try {
      data = json.readValue(kafka.value(), type.data());
    } catch (IOException e) {
      return new Decoding.Undecodable(
          "the value is not a " + type.name() + ": " + withoutContent(e));
    }
    if (data == null) {
      return new Decoding.Undecodable("the value is JSON's null");
    }
    SessionId session = kafka.key() == null ? null : SessionId.parse(kafka.key());
    Digest previous = headers.optional(Headers.PREVIOUS).map(Digest::parse).orElse(null);
    TraceContext trace =
        TraceContext.continueOrStart(headers.optional(Headers.TRACEPARENT).orElse(null));
    EventId id = EventId.parse(headers.required(Headers.ID));
    Event<EventData> event =
        new Event<>(
            id,
            headers.required(Headers.SOURCE),
            Instant.parse(headers.required(Headers.TIME)),
            session,
            new ProducerPosition(
                headers.required(Headers.PRODUCER),
                Long.parseLong(headers.required(Headers.EPOCH)),
                Long.parseLong(headers.required(Headers.SEQUENCE))),
            previous,
            headers.optional(Headers.TRACEPARENT).orElseGet(trace::traceparent),
            data);
    EventLink link = new EventLink(id, session, Event.digest(type, id, kafka.value()), trace);
    return new Decoding.Decoded(
        new ReceivedEvent(
            event, link, new RecordPosition(kafka.topic(), kafka.partition(), kafka.offset())));
  }

  /** Jackson's own messages quote the text, which may be personal. */
  private static String withoutContent(IOException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return "wrong or missing field "
          + mapping.getPath().stream()
              .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
              .collect(Collectors.joining("."));
    }
    return e instanceof JsonMappingException
        ? "a field is missing or has the wrong form"
        : "malformed JSON";
  }
}
