package io.countersign.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which commands to show.
 *
 * @param criteria all have to be met
 * @param from the earliest time
 * @param to the first time that is too late
 */
public record CommandFilter(
    List<Criterion> criteria, @Nullable Instant from, @Nullable Instant to) {
  public static final CommandFilter EVERYTHING = new CommandFilter(List.of(), null, null);

  public CommandFilter {
    criteria = List.copyOf(criteria);
  }
}
