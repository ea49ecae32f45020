package io.countersign.audit;

import io.countersign.contracts.Digest;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.RecordPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The events of one command in the order in which one led to another. Each event names the digest
 * of the one that it follows upon; among those that could come next, the earliest does.
 */
public record Timeline(List<Entry> entries) {
  private static final Comparator<TrailEvent> BY_TIME =
      Comparator.comparing(TrailEvent::time)
          .thenComparingInt(e -> Topic.named(e.position().topic()).map(Topic::ordinal).orElse(-1))
          .thenComparingInt(e -> e.position().partition())
          .thenComparingLong(e -> e.position().offset());

  public Timeline {
    entries = List.copyOf(entries);
  }

  /**
   * An event in its place.
   *
   * @param chainIntact whether its bytes still have the digest they were stored with, and the event
   *     that it names as the previous one is there, unaltered; only a submission has none
   */
  public record Entry(TrailEvent event, boolean chainIntact) {}

  public static Timeline of(Collection<TrailEvent> events) {
    Map<Digest, TrailEvent> byDigest = new HashMap<>();
    for (TrailEvent event : events) {
      event.presentDigest().ifPresent(d -> byDigest.put(d, event));
    }
    Map<RecordPosition, List<TrailEvent>> followers = new HashMap<>();
    PriorityQueue<TrailEvent> ready = new PriorityQueue<>(BY_TIME);
    for (TrailEvent event : events) {
      previousOf(event, byDigest)
          .ifPresentOrElse(
              p -> followers.computeIfAbsent(p.position(), x -> new ArrayList<>()).add(event),
              () -> ready.add(event));
    }
    List<Entry> entries = new ArrayList<>(events.size());
    for (TrailEvent next = ready.poll(); next != null; next = ready.poll()) {
      entries.add(new Entry(next, isIntact(next, byDigest)));
      ready.addAll(followers.getOrDefault(next.position(), List.of()));
    }
    return new Timeline(entries);
  }

  private static Optional<TrailEvent> previousOf(
      TrailEvent event, Map<Digest, TrailEvent> byDigest) {
    return event.previous() == null
        ? Optional.empty()
        : Optional.ofNullable(byDigest.get(event.previous()));
  }

  private static boolean isIntact(TrailEvent event, Map<Digest, TrailEvent> byDigest) {
    if (event.digest() == null || !event.presentDigest().equals(Optional.of(event.digest()))) {
      return false;
    }
    return event.previous() == null ? isFirst(event) : byDigest.containsKey(event.previous());
  }

  private static boolean isFirst(TrailEvent event) {
    return EventType.all().stream()
        .filter(t -> t.data() == CommandSubmitted.class)
        .anyMatch(t -> t.name().equals(event.type()));
  }
}
