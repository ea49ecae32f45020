package io.countersign.sql;

/**
 * One lexical element of a statement.
 *
 * @param text its characters in the statement; that of an operator or symbol is its own name
 * @param start where it begins in the statement, in UTF-16 units
 * @param end where the next character after it is
 * @param mark what a neighbour sees of it: a keyword or symbol by its text, anything else by its
 *     kind
 */
record Token(Kind kind, String text, int start, int end, String mark) {
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

  Token(Kind kind, String text, int start, int end) {
    this(kind, text, start, end, mark(kind, text));
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
      case WORD -> mark;
      case QUOTED_NAME -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
      default -> throw new IllegalStateException("a " + kind + " has no name");
    };
  }

  int parameterIndex() {
    return Integer.parseInt(text, 1, text.length(), 10);
  }

  private static String mark(Kind kind, String text) {
    return switch (kind) {
      case WORD -> fold(text);
      case OPERATOR, SYMBOL -> text;
      case STRING -> "<string>";
      case NUMBER, PARAMETER -> "<number>";
      case QUOTED_NAME, UNICODE_NAME -> "<name>";
    };
  }

  private static String fold(String word) {
    int first = 0;
    while (first < word.length() && !isCapital(word.charAt(first))) {
      first++;
    }
    if (first == word.length()) {
      return word;
    }
    StringBuilder folded = new StringBuilder(word);
    for (int i = first; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (isCapital(c)) {
        folded.setCharAt(i, (char) (c + 32));
      }
    }
    return folded.toString();
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
