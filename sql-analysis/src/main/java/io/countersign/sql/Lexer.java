package io.countersign.sql;

import io.countersign.sql.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text as PostgreSQL does with {@code standard_conforming_strings} on (PostgreSQL manual,
 * 4.1), and refuses what is too long, too deep or misleading to the eye.
 */
final class Lexer {
  static final int MAXIMUM_LENGTH = 1 << 20;
  static final int MAXIMUM_TOKENS = 250_000;
  static final int MAXIMUM_DEPTH = 200;

  /** PostgreSQL cuts longer names off, so that two spellings would mean the same table. */
  private static final int MAXIMUM_NAME_BYTES = 63;

  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX](?:_?[0-9a-fA-F])++|0[oO](?:_?[0-7])++|0[bB](?:_?[01])++"
              + "|(?:[0-9](?:_?[0-9])*+(?:\\.(?!\\.)(?:[0-9](?:_?[0-9])*+)?)?|\\.[0-9](?:_?[0-9])*+)"
              + "(?:[eE][+-]?[0-9](?:_?[0-9])*+)?");

  private static final Pattern PARAMETER = Pattern.compile("\\$[0-9]{1,5}+");
  private static final List<String> LONG_SYMBOLS = List.of("::", ":=", "..");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Lexer(String sql) {
    this.sql = sql;
  }

  /** The tokens of the whole text, comments left out; {@link Unreadable} if there is a problem. */
  static List<Token> tokens(String sql) {
    if (sql.length() > MAXIMUM_LENGTH) {
      throw new Unreadable("the text is longer than " + MAXIMUM_LENGTH + " characters");
    }
    Characters.requireEncodable(sql);
    return new Lexer(sql).read();
  }

  private List<Token> read() {
    at = Quoting.afterBlanks(sql, at);
    while (at < sql.length()) {
      next();
      if (tokens.size() > MAXIMUM_TOKENS) {
        throw new Unreadable("the text has more than " + MAXIMUM_TOKENS + " tokens");
      }
      at = Quoting.afterBlanks(sql, at);
    }
    return List.copyOf(tokens);
  }

  private void next() {
    char c = sql.charAt(at);
    if (c == '\'') {
      add(Kind.STRING, Quoting.afterString(sql, at));
    } else if (c == '"') {
      quotedName(Kind.QUOTED_NAME, at);
    } else if (Characters.startsWord(c)) {
      wordOrPrefixedQuotation(c);
    } else if (Characters.isDigit(c) || (c == '.' && digitFollows())) {
      number();
    } else if (c == '$') {
      dollar();
    } else if (Characters.isSymbol(c)) {
      symbol();
    } else if (Characters.isOperator(c)) {
      operator();
    } else {
      throw new Unreadable("a character that PostgreSQL does not use", at);
    }
  }

  private void wordOrPrefixedQuotation(char c) {
    if ("eE".indexOf(c) >= 0 && sql.startsWith("'", at + 1)) {
      add(Kind.STRING, Quoting.afterEscapeString(sql, at + 1));
    } else if ("bBxXnN".indexOf(c) >= 0 && sql.startsWith("'", at + 1)) {
      add(Kind.STRING, Quoting.afterString(sql, at + 1));
    } else if (sql.regionMatches(true, at, "u&'", 0, 3)) {
      add(Kind.STRING, Quoting.afterString(sql, at + 2));
    } else if (sql.regionMatches(true, at, "u&\"", 0, 3)) {
      quotedName(Kind.UNICODE_NAME, at + 2);
    } else {
      int end = afterWord(at);
      Characters.requireLetters(sql, at, end);
      DriverReading.requireSameWord(sql, at, end);
      requireShort(sql.substring(at, end));
      add(Kind.WORD, end);
    }
  }

  private int afterWord(int from) {
    int end = from;
    while (end < sql.length() && Characters.continuesWord(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  private void quotedName(Kind kind, int quote) {
    int end = Quoting.afterQuotedName(sql, quote);
    Characters.requireVisible(sql, at, end);
    requireShort(sql.substring(quote + 1, end - 1).replace("\"\"", "\""));
    add(kind, end);
  }

  private void requireShort(String name) {
    if (name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_NAME_BYTES) {
      throw new Unreadable("a name that is empty or longer than 63 bytes", at);
    }
  }

  private boolean digitFollows() {
    return at + 1 < sql.length() && Characters.isDigit(sql.charAt(at + 1));
  }

  private void number() {
    Matcher number = NUMBER.matcher(sql).region(at, sql.length());
    if (!number.lookingAt() || afterWord(number.end()) > number.end()) {
      throw new Unreadable("a malformed number", at);
    }
    add(Kind.NUMBER, number.end());
  }

  private void dollar() {
    Matcher parameter = PARAMETER.matcher(sql).region(at, sql.length());
    if (parameter.lookingAt() && afterWord(parameter.end()) == parameter.end()) {
      DriverReading.requireSameParameter(sql, parameter.end());
      add(Kind.PARAMETER, parameter.end());
      return;
    }
    int end = Quoting.afterDollarQuoted(sql, at);
    if (end == at) {
      throw new Unreadable("a misplaced $", at);
    }
    add(Kind.STRING, end);
  }

  private void symbol() {
    char c = sql.charAt(at);
    if ((c == '(' || c == '[') && ++depth > MAXIMUM_DEPTH) {
      throw new Unreadable("nesting deeper than " + MAXIMUM_DEPTH, at);
    }
    if (c == ')' || c == ']') {
      depth--;
    }
    int length = LONG_SYMBOLS.stream().anyMatch(s -> sql.startsWith(s, at)) ? 2 : 1;
    add(Kind.SYMBOL, at + length);
  }

  private void operator() {
    int end = Operators.end(sql, at);
    String text = sql.substring(at, end);
    add(text.equals("=>") ? Kind.SYMBOL : Kind.OPERATOR, end);
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(at, end), at, end));
    at = end;
  }
}
