package io.countersign.audit;

import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.contracts.event.Topic;
import io.countersign.contracts.event.TrailRead;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a record is about, as far as people want to keep some for longer than others. It is decided
 * when the record is stored and says from then on where it is kept.
 */
public enum RecordCategory {
  COMMANDS,
  DECISIONS,
  MEASUREMENTS,
  APPROVALS,
  WARRANTS,
  EXECUTIONS,
  /** Rows before and after a write. */
  ROW_IMAGES,
  /** Rows that commands returned. */
  RESULTS,
  ADMINISTRATION,
  /** Who asked the trail what. */
  TRAIL_READS,
  /** What is no event, and events of types that were not known when they were stored. */
  UNREADABLE;

  public static RecordCategory of(AuditRecord stored) {
    return stored.reading() instanceof Reading.Understood(EventData data, var _)
        ? of(data.getClass(), Topic.of(data))
        : UNREADABLE;
  }

  /** Where events of the type are kept that could be read. */
  public static RecordCategory of(EventType type) {
    return of(type.data(), type.topic());
  }

  private static RecordCategory of(Class<? extends EventData> data, Topic topic) {
    if (data == RowsChanged.class) {
      return ROW_IMAGES;
    }
    return data == TrailRead.class ? TRAIL_READS : of(topic);
  }

  private static RecordCategory of(Topic topic) {
    return switch (topic) {
      case COMMANDS -> COMMANDS;
      case DECISIONS -> DECISIONS;
      case MEASUREMENTS -> MEASUREMENTS;
      case APPROVALS -> APPROVALS;
      case WARRANTS -> WARRANTS;
      case EXECUTIONS -> EXECUTIONS;
      case RESULTS -> RESULTS;
      case ADMINISTRATION -> ADMINISTRATION;
    };
  }

  /** Where a record of the topic may be kept, whatever it is. */
  public static Set<RecordCategory> ofTopic(String topicName) {
    Optional<Topic> topic = Topic.named(topicName);
    if (topic.isEmpty()) {
      return EnumSet.of(UNREADABLE);
    }
    EnumSet<RecordCategory> possible = EnumSet.of(of(topic.get()), UNREADABLE);
    switch (topic.get()) {
      case EXECUTIONS -> possible.add(ROW_IMAGES);
      case ADMINISTRATION -> possible.add(TRAIL_READS);
      case COMMANDS, DECISIONS, MEASUREMENTS, APPROVALS, WARRANTS, RESULTS -> {}
    }
    return possible;
  }

  /**
   * @throws IllegalArgumentException if there is no such category
   */
  public static RecordCategory named(String name) {
    return Arrays.stream(values())
        .filter(c -> c.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no category of records: " + name));
  }

  /** As settings, queries and the store name it: {@code row-images}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
