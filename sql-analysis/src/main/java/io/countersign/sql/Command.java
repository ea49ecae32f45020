package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A command as the manual lists it.
 *
 * @param effects what every statement of it does, however it goes on
 * @param plain whether it holds neither queries nor expressions
 */
record Command(StatementKind kind, Set<Effect> effects, boolean plain) {
  private static final Command UNKNOWN = new Command(StatementKind.OTHER, Set.of(), false);
  private static final Map<String, Command> BY_WORDS = table("postgresql-kinds.txt");

  private static final Map<StatementKind, Command> BY_KIND =
      BY_WORDS.values().stream()
          .collect(Collectors.toUnmodifiableMap(Command::kind, Function.identity(), (a, b) -> a));

  private static final Set<String> DEFINING = Set.of("create", "alter", "drop");
  private static final int MOST_WORDS = 4;
  private static final int MOST_WORDS_WITH_FILLERS = 12;

  /** Words of definitions that do not tell what is defined. */
  private static final Set<String> FILLERS =
      Set.of(
          "or",
          "replace",
          "temp",
          "temporary",
          "unlogged",
          "global",
          "local",
          "unique",
          "recursive",
          "trusted",
          "procedural",
          "constraint",
          "default");

  Command {
    effects = Set.copyOf(effects);
  }

  /** The command of the longest run of words that names one. */
  static Command of(List<String> statement) {
    List<String> words = words(statement);
    for (int length = Math.min(words.size(), MOST_WORDS); length > 0; length--) {
      Command command = BY_WORDS.get(String.join(" ", words.subList(0, length)));
      if (command != null) {
        return command;
      }
    }
    return UNKNOWN;
  }

  static Set<Effect> effects(StatementKind kind) {
    return BY_KIND.getOrDefault(kind, UNKNOWN).effects();
  }

  static boolean isPlain(StatementKind kind) {
    return BY_KIND.getOrDefault(kind, UNKNOWN).plain();
  }

  private static List<String> words(List<String> statement) {
    if (statement.isEmpty() || !DEFINING.contains(statement.getFirst())) {
      return statement;
    }
    boolean privileges = statement.size() > 2 && statement.get(2).equals("privileges");
    return statement.stream()
        .limit(MOST_WORDS_WITH_FILLERS)
        .filter(word -> privileges || !FILLERS.contains(word))
        .toList();
  }

  private static Map<String, Command> table(String resource) {
    return Resources.lines(resource).stream()
        .map(line -> line.split(" *: ?", -1))
        .collect(Collectors.toUnmodifiableMap(parts -> parts[0], Command::of));
  }

  private static Command of(String[] parts) {
    return new Command(
        StatementKind.named(parts[1]),
        parts.length < 3 ? Set.of() : read(parts[2]),
        parts.length > 3 && parts[3].equals("plain"));
  }

  /** Effects as JSON names them, apart by blanks. */
  static Set<Effect> read(String names) {
    Map<String, Effect> byName =
        Arrays.stream(Effect.values()).collect(Collectors.toMap(Effect::text, Function.identity()));
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    for (String name : names.isBlank() ? new String[0] : names.strip().split(" +")) {
      effects.add(java.util.Objects.requireNonNull(byName.get(name), name));
    }
    return effects;
  }
}
