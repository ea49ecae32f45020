package io.countersign.platform.event;

import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.PublicationsCounted;
import io.countersign.contracts.event.TopicCount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what one producer publishes, by its epoch, the minute of the event's time, and topic. A
 * minute is told when it is over and nothing of it is under way any more.
 */
final class PublicationCounts {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final Map<Minute, Counted> minutes = new HashMap<>();

  private record Minute(long epoch, Instant begin) {
    static Minute of(ProducerPosition position, Instant time) {
      return new Minute(position.epoch(), time.truncatedTo(ChronoUnit.MINUTES));
    }
  }

  private static final class Counted {
    private long underWay;
    private final Map<String, long[]> topics = new TreeMap<>();

    private long[] topic(String name) {
      return topics.computeIfAbsent(name, _ -> new long[2]);
    }
  }

  synchronized void sending(ProducerPosition position, Instant time) {
    minutes.computeIfAbsent(Minute.of(position, time), _ -> new Counted()).underWay++;
  }

  synchronized void acknowledged(ProducerPosition position, Instant time, String topic) {
    ended(position, time, topic, 0);
  }

  synchronized void abandoned(ProducerPosition position, Instant time, String topic) {
    ended(position, time, topic, 1);
  }

  private void ended(ProducerPosition position, Instant time, String topic, int how) {
    Counted counted = minutes.get(Minute.of(position, time));
    if (counted != null) {
      counted.underWay--;
      counted.topic(topic)[how]++;
    }
  }

  /** Takes out what is complete of the minutes that were over then. */
  synchronized List<PublicationsCounted> take(String producer, Instant then) {
    List<PublicationsCounted> taken = new ArrayList<>();
    Iterator<Map.Entry<Minute, Counted>> each = minutes.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Minute, Counted> entry = each.next();
      Minute minute = entry.getKey();
      if (entry.getValue().underWay == 0 && !minute.begin.plus(MINUTE).isAfter(then)) {
        each.remove();
        taken.add(
            new PublicationsCounted(
                producer, minute.epoch, minute.begin, topics(entry.getValue())));
      }
    }
    return taken;
  }

  private static List<TopicCount> topics(Counted counted) {
    return counted.topics.entrySet().stream()
        .map(t -> new TopicCount(t.getKey(), t.getValue()[0], t.getValue()[1]))
        .toList();
  }
}
