package io.countersign.intake.auditstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.intake.RecordedEvent;
import io.countersign.intake.TrailUnavailableException;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the audit store's answers. */
final class TrailJson {
  private final ObjectMapper json = EventJson.mapper();

  /**
   * The events of a timeline; those of unknown types, chunks of results, and row images that the
   * audit store leaves out are passed over.
   *
   * @throws TrailUnavailableException also if the audit store leaves out what tells where the
   *     command stands
   */
  List<RecordedEvent> events(byte[] timeline) {
    try {
      JsonNode entries = list(json.readTree(timeline), "events");
      List<RecordedEvent> events = new ArrayList<>();
      for (JsonNode entry : entries) {
        Optional<EventType> type = EventType.named(entry.path("type").asText());
        if (type.isPresent() && isWanted(entry, type.get())) {
          events.add(event(entry, json.treeToValue(entry.get("data"), type.get().data())));
        }
      }
      return inSession(events);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new TrailUnavailableException("the audit store's timeline cannot be read", e);
    }
  }

  List<ResultChunk> chunks(byte[] results) {
    try {
      List<ResultChunk> chunks = new ArrayList<>();
      for (JsonNode chunk : list(json.readTree(results), "chunks")) {
        chunks.add(json.treeToValue(chunk, ResultChunk.class));
      }
      return chunks;
    } catch (IOException | IllegalArgumentException e) {
      throw new TrailUnavailableException("the audit store's result cannot be read", e);
    }
  }

  private static RecordedEvent event(JsonNode entry, EventData data) {
    EventLink link =
        new EventLink(
            EventId.parse(entry.path("id").asText()),
            null,
            Digest.parse(entry.path("digest").asText()),
            TraceContext.continueOrStart(entry.path("traceparent").asText(null)));
    return new RecordedEvent(link, Instant.parse(entry.path("time").asText()), data, 0);
  }

  /** The next event of the command needs its session, which only the submission tells. */
  private static List<RecordedEvent> inSession(List<RecordedEvent> events) {
    SessionId session = session(events);
    return events.stream()
        .map(e ->
            new RecordedEvent(
                new EventLink(e.link().id(), session, e.link().digest(), e.link().trace()),
                e.at(),
                e.data(),
                e.bytes()))
        .toList();
  }

  private static @Nullable SessionId session(List<RecordedEvent> events) {
    return events.stream()
        .map(RecordedEvent::data)
        .filter(CommandSubmitted.class::isInstance)
        .map(d -> ((CommandSubmitted) d).command().sessionId())
        .findFirst()
        .orElse(null);
  }

  private static boolean isWanted(JsonNode entry, EventType type) {
    if (type.data().equals(ResultChunk.class)) {
      return false;
    }
    if (entry.path("data").isObject()) {
      return true;
    }
    boolean omitted = entry.path("dataOmitted").asBoolean();
    if (omitted && !type.data().equals(RowsChanged.class)) {
      throw new TrailUnavailableException(
          "the audit store leaves out the data of a " + type.name(), null);
    }
    return false;
  }

  private static JsonNode list(JsonNode answer, String field) {
    JsonNode list = answer.path(field);
    if (!list.isArray()) {
      throw new IllegalArgumentException("no list '" + field + "'");
    }
    return list;
  }
}
