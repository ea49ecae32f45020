package io.countersign.sql;

import java.util.Set;

/** How operators are cut from a text, and which of them PostgreSQL brings along. */
final class Operators {
  /** These have a place of their own in the grammar and are spelled as they are. */
  private static final Set<String> GRAMMATICAL =
      Set.of("+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "!=", "||");

  private static final Set<String> BUILT_IN = Resources.lines("postgresql-operators.txt");

  private Operators() {}

  /**
   * The end of the operator that begins at {@code from} (PostgreSQL manual, 4.1.3): as long as
   * possible, up to a comment, and without a final sign unless a character of it allows one.
   */
  static int end(String sql, int from) {
    int end = from;
    while (end < sql.length()
        && Characters.isOperator(sql.charAt(end))
        && (end == from || !startsComment(sql, end))) {
      end++;
    }
    boolean signAllowed =
        sql.substring(from, end).chars().anyMatch(c -> "~!@#%^&|`?".indexOf(c) >= 0);
    while (!signAllowed && end > from + 1 && "+-".indexOf(sql.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  static boolean isGrammatical(String operator) {
    return GRAMMATICAL.contains(operator);
  }

  static boolean isBuiltIn(String operator) {
    return operator.equals("!=") || BUILT_IN.contains(operator);
  }

  private static boolean startsComment(String sql, int at) {
    return sql.startsWith("--", at) || sql.startsWith("/*", at);
  }
}
