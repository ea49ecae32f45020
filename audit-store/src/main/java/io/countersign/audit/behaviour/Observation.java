package io.countersign.audit.behaviour;

import io.countersign.contracts.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a detector saw. Two of the same kind, principal, aspect and period are the same one, seen
 * again.
 *
 * @param subject of the principal
 * @param name of the principal, as people know it
 * @param aspect what of the principal's doings it is about, such as a category; empty where the
 *     kind says all
 * @param period the day (UTC), or the first of the month, that it belongs to
 * @param from when it began
 * @param to the time of the last that it rests upon
 * @param sentence tells it, with its numbers
 * @param commands that it rests upon, the first of them
 * @param queries paths of the trail that show and count the same
 */
public record Observation(
    FindingKind kind,
    String subject,
    String name,
    String aspect,
    LocalDate period,
    Instant from,
    Instant to,
    String sentence,
    List<CommandId> commands,
    List<String> queries) {
  /** Enough to begin with; the queries show all. */
  private static final int MOST_COMMANDS = 50;

  public Observation {
    commands =
        List.copyOf(
            commands.size() <= MOST_COMMANDS ? commands : commands.subList(0, MOST_COMMANDS));
    queries = List.copyOf(queries);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("an observation ends before it begins");
    }
  }

  /** The same, with one more query. */
  Observation alsoAsking(String query) {
    return new Observation(
        kind,
        subject,
        name,
        aspect,
        period,
        from,
        to,
        sentence,
        commands,
        Stream.concat(queries.stream(), Stream.of(query)).toList());
  }
}
