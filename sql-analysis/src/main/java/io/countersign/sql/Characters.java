package io.countersign.sql;

/** Which characters an SQL text may hold, and what they may begin. */
final class Characters {
  private static final String BLANKS = " \t\n\r\f\u000b";
  private static final String SYMBOLS = "()[],;.:";
  private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";

  private Characters() {}

  static boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }

  static boolean isSymbol(char c) {
    return SYMBOLS.indexOf(c) >= 0;
  }

  static boolean isOperator(char c) {
    return OPERATORS.indexOf(c) >= 0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean startsWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
  }

  static boolean continuesWord(char c) {
    return startsWord(c) || isDigit(c) || c == '$';
  }

  static int afterWord(String sql, int from) {
    int end = from;
    while (end < sql.length() && continuesWord(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean startsNumber(String sql, int at) {
    return isDigit(sql.charAt(at))
        || (sql.charAt(at) == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)));
  }

  /** NUL and halves of surrogate pairs: no database text can hold them. */
  static void requireEncodable(String sql) {
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == 0) {
        throw new Unreadable("a NUL character", i);
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < sql.length()
          && Character.isLowSurrogate(sql.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new Unreadable("half of a surrogate pair", i);
      }
    }
  }

  /** Outside literals, characters that a reviewer would not see or would see elsewhere. */
  static void requireVisible(String sql, int start, int end) {
    for (int i = start; i < end; i += Character.charCount(sql.codePointAt(i))) {
      int c = sql.codePointAt(i);
      if (c >= 128 && !isVisible(c)) {
        throw new Unreadable(String.format("the invisible character U+%04X", c), i);
      }
    }
  }

  /** In a word, PostgreSQL takes every character above ASCII for a letter; a reader does not. */
  static void requireLetters(String sql, int start, int end) {
    for (int i = start; i < end; i += Character.charCount(sql.codePointAt(i))) {
      int c = sql.codePointAt(i);
      if (c >= 128
          && (!Character.isUnicodeIdentifierPart(c) || Character.isIdentifierIgnorable(c))) {
        throw new Unreadable(String.format("the character U+%04X in a name", c), i);
      }
    }
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
