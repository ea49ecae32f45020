package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A dialect's statements by their first words, as a resource lists them. */
final class StatementTable {
  private static final String ANYTHING = "*";
  private static final int MOST_SKIPPED = 40;

  private final Map<String, List<Line>> linesByVerb;

  private StatementTable(Map<String, List<Line>> linesByVerb) {
    this.linesByVerb = linesByVerb;
  }

  static StatementTable of(String resource) {
    Map<String, List<Line>> lines = new HashMap<>();
    for (String text : Resources.orderedLines(resource)) {
      Line line = Line.of(text);
      line.verbs().forEach(verb -> lines.computeIfAbsent(verb, _ -> new ArrayList<>()).add(line));
    }
    return new StatementTable(lines);
  }

  /** The first line that fits the words, which are folded. */
  Optional<Line> find(List<String> words) {
    return words.isEmpty()
        ? Optional.empty()
        : linesByVerb.getOrDefault(words.getFirst(), List.of()).stream()
            .filter(line -> line.fits(words))
            .findFirst();
  }

  /**
   * @param pattern the words, each with its alternatives
   */
  record Line(List<Part> pattern, StatementKind kind, Set<Effect> effects) {
    static Line of(String text) {
      String[] parts = text.split(" : ?", -1);
      return new Line(
          List.of(parts[0].split(" ")).stream().map(Part::of).toList(),
          StatementKind.named(parts[1]),
          List.of(parts[2].split(" ")).stream()
              .filter(effect -> !effect.isBlank())
              .map(Line::effect)
              .collect(Collectors.toUnmodifiableSet()));
    }

    private static Effect effect(String text) {
      for (Effect effect : Effect.values()) {
        if (effect.text().equals(text)) {
          return effect;
        }
      }
      throw new IllegalArgumentException("no effect is called " + text);
    }

    Set<String> verbs() {
      return pattern.getFirst().words();
    }

    boolean fits(List<String> words) {
      int at = 0;
      for (int i = 0; i < pattern.size(); i++) {
        Part part = pattern.get(i);
        if (part.words().contains(ANYTHING)) {
          at = firstOf(pattern.get(i + 1), words, at);
        } else if (at < words.size() && part.words().contains(words.get(at))) {
          at++;
        } else if (!part.optional()) {
          return false;
        }
      }
      return true;
    }

    private static int firstOf(Part wanted, List<String> words, int from) {
      int at = from;
      while (at < words.size()
          && at - from < MOST_SKIPPED
          && !wanted.words().contains(words.get(at))) {
        at++;
      }
      return at;
    }
  }

  record Part(Set<String> words, boolean optional) {
    static Part of(String text) {
      boolean optional = text.startsWith("[");
      String words = optional ? text.substring(1, text.length() - 1) : text;
      return new Part(Set.of(words.split("\\|")), optional);
    }
  }
}
