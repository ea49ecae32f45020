package io.countersign.audit;

import io.countersign.contracts.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * Which events to show; absent parts do not restrict.
 *
 * @param ofCommands what the commands that the events are about must be; its times are those of the
 *     events
 * @param command that the events are about
 * @param type the event type's wire name
 * @param poison only records that are no events, or only events
 */
public record EventFilter(
    CommandFilter ofCommands,
    @Nullable CommandId command,
    @Nullable String type,
    @Nullable Boolean poison) {
  public static final EventFilter EVERYTHING =
      new EventFilter(CommandFilter.EVERYTHING, null, null, null);
}
