package io.countersign.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which events to show; absent parts do not restrict.
 *
 * @param ofCommands what the commands that the events are about must be; its principal may also be
 *     who did what the event tells, such as a voter, and its times are those of the events
 * @param type the event type's wire name
 * @param poison only records that are no events, or only events
 */
public record EventFilter(
    CommandFilter ofCommands, @Nullable String type, @Nullable Boolean poison) {
  public static final EventFilter EVERYTHING =
      new EventFilter(CommandFilter.EVERYTHING, null, null);
}
