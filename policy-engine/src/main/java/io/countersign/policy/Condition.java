package io.countersign.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When a policy applies: a compiled CEL expression over a {@link Situation}. Thread-safe.
 *
 * <p>Language: https://github.com/google/cel-spec. What it may name is declared in {@link
 * Vocabulary}.
 */
public final class Condition {
  private final String text;
  private final List<Question> conjuncts;
  private final List<Look> looks;

  /**
   * @param conjuncts what has to hold, all of it; the cheapest is asked first, which changes
   *     nothing, since {@code &&} of CEL does not depend on the order
   */
  Condition(String text, List<Question> conjuncts, List<Look> looks) {
    this.text = text;
    this.conjuncts = conjuncts.stream().sorted(Comparator.comparingInt(Question::cost)).toList();
    this.looks = List.copyOf(looks);
  }

  /** The expression as its author wrote it. */
  public String text() {
    return text;
  }

  Truth evaluate(Situation situation) {
    Truth all = new Truth.Holds();
    for (Question conjunct : conjuncts) {
      switch (situation.answer(conjunct)) {
        case Truth.DoesNotHold no -> {
          return no;
        }
        case Truth.Undecidable undecidable -> {
          all = all instanceof Truth.Holds ? undecidable : all;
        }
        case Truth.Holds holds -> {}
      }
    }
    return all;
  }

  /** Whether it names something of this variable. */
  boolean asksFor(Variable variable) {
    return looks.stream().anyMatch(l -> l.variable() == variable);
  }

  /** The values that it looks at, by the name that it calls them. */
  Map<String, String> because(Situation situation) {
    Map<String, String> because = new TreeMap<>();
    looks.forEach(l -> because.put(l.name(), l.value(situation)));
    return because;
  }

  @Override
  public String toString() {
    return text;
  }
}
