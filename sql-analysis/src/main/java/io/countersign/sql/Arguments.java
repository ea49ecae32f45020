package io.countersign.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Which argument of which function is being read, from token to token. */
final class Arguments {
  /** Their second argument is looked for in the first, and never in what they return. */
  private static final Set<String> SEARCHES =
      Set.of("replace", "regexp_replace", "translate", "nullif");

  private static final int SOUGHT = 1;

  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * @param argument counts from 0
   */
  private record Open(boolean searches, int argument) {
    Open next() {
      return new Open(searches, argument + 1);
    }

    boolean isSought() {
      return searches && argument == SOUGHT;
    }
  }

  void read(List<Token> tokens, int at) {
    switch (tokens.get(at).mark()) {
      case "(" -> open.push(new Open(searches(tokens, at - 1), 0));
      case ")" -> open.poll();
      case "," -> {
        if (!open.isEmpty()) {
          open.push(open.pop().next());
        }
      }
      default -> {}
    }
  }

  /** Whether what comes now is only looked for. */
  boolean areSearchedFor() {
    return !open.isEmpty() && open.element().isSought();
  }

  /** A function of another schema may do anything with it. */
  private static boolean searches(List<Token> tokens, int at) {
    return SEARCHES.contains(SyntaxWords.mark(tokens, at))
        && !SyntaxWords.mark(tokens, at - 1).equals(".");
  }
}
