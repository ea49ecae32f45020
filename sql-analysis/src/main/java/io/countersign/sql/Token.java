package io.countersign.sql;

import java.util.Locale;

/**
 * One lexical element of a statement.
 *
 * @param text its characters in the statement; that of an operator or symbol is its own name
 * @param start where it begins in the statement, in UTF-16 units
 * @param end where the next character after it is
 */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    WORD,
    QUOTED_NAME,
    UNICODE_NAME,
    STRING,
    NUMBER,
    PARAMETER,
    OPERATOR,
    SYMBOL
  }

  static Token of(Kind kind, String sql, int start, int end) {
    return new Token(kind, sql.substring(start, end), start, end);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is this keyword, operator or symbol. */
  boolean is(String wanted) {
    return mark().equals(wanted);
  }

  /** The identifier that it stands for: unquoted ones in lower case, as PostgreSQL folds them. */
  String name() {
    return switch (kind) {
      case WORD -> fold(text);
      case QUOTED_NAME -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
      default -> throw new IllegalStateException("a " + kind + " has no name");
    };
  }

  /** What a neighbour sees of it: a keyword or symbol by its text, anything else by its kind. */
  String mark() {
    return switch (kind) {
      case WORD -> fold(text);
      case OPERATOR, SYMBOL -> text;
      case STRING -> "<string>";
      case NUMBER, PARAMETER -> "<number>";
      case QUOTED_NAME, UNICODE_NAME -> "<name>";
    };
  }

  int parameterIndex() {
    return Integer.parseInt(text, 1, text.length(), 10);
  }

  private static String fold(String word) {
    if (word.chars().allMatch(c -> c < 128)) {
      return word.toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(word);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + 32));
      }
    }
    return folded.toString();
  }
}
