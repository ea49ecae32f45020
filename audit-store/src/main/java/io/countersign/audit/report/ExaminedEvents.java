package io.countersign.audit.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.EventCursor;
import io.countersign.audit.EventFilter;
import io.countersign.audit.Page;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailEvent;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventType;
import io.countersign.platform.event.EventJson;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events of one type with what they say, latest first, without second deliveries.
 *
 * @param complete whether these are all
 */
record ExaminedEvents<T extends EventData>(List<Entry<T>> entries, boolean complete) {
  private static final ObjectMapper JSON = EventJson.mapper();
  private static final int PAGE = 200;

  /**
   * @param data absent where the store does not have it
   */
  record Entry<T>(TrailEvent event, @Nullable T data) {}

  ExaminedEvents {
    entries = List.copyOf(entries);
  }

  /**
   * @param most how many at most, the latest of them
   */
  static <T extends EventData> ExaminedEvents<T> read(
      Trail trail, Class<T> type, Instant from, Instant to, int most) {
    EventFilter filter =
        new EventFilter(new CommandFilter(List.of(), from, to), null, wireName(type), false);
    List<Entry<T>> entries = new ArrayList<>();
    EventCursor after = null;
    do {
      Page<TrailEvent, EventCursor> page = trail.events(filter, after, PAGE);
      for (TrailEvent event : page.entries()) {
        if (event.duplicateOf() == null) {
          entries.add(new Entry<>(event, parse(value(trail, event), type)));
        }
      }
      after = page.next();
    } while (after != null && entries.size() <= most);
    return entries.size() <= most
        ? new ExaminedEvents<>(entries, true)
        : new ExaminedEvents<>(entries.subList(0, most), false);
  }

  private static String wireName(Class<? extends EventData> type) {
    return EventType.all().stream().filter(t -> t.data() == type).findFirst().orElseThrow().name();
  }

  private static Optional<byte[]> value(Trail trail, TrailEvent event) {
    return event.valueOmitted()
        ? trail.record(event.position()).flatMap(r -> Optional.ofNullable(r.raw().value()))
        : Optional.ofNullable(event.value());
  }

  private static <T> @Nullable T parse(Optional<byte[]> value, Class<T> type) {
    try {
      return value.isEmpty() || value.get().length == 0 ? null : JSON.readValue(value.get(), type);
    } catch (IOException e) {
      // The record is no such event any more; the comparison with its leaf says so.
      return null;
    }
  }

  /** What they say, as far as the store has it. */
  Stream<T> data() {
    return entries.stream().flatMap(e -> Stream.ofNullable(e.data()));
  }

  /** How many do not say anything. */
  long silent() {
    return entries.stream().filter(e -> e.data() == null).count();
  }
}
