package io.countersign.sql;

import io.countersign.sql.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's, with {@code standard_conforming_strings} on (PostgreSQL manual, 4.1). */
final class PostgresqlRules implements LexicalRules {
  /** PostgreSQL cuts longer names off, so that two spellings would mean the same table. */
  private static final int MAXIMUM_NAME_BYTES = 63;

  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX](?:_?[0-9a-fA-F])++|0[oO](?:_?[0-7])++|0[bB](?:_?[01])++"
              + "|(?:[0-9](?:_?[0-9])*+(?:\\.(?!\\.)(?:[0-9](?:_?[0-9])*+)?)?|\\.[0-9](?:_?[0-9])*+)"
              + "(?:[eE][+-]?[0-9](?:_?[0-9])*+)?");

  private static final Pattern PARAMETER = Pattern.compile("\\$[0-9]{1,5}+");
  private static final List<String> LONG_SYMBOLS = List.of("::", ":=", "..");

  @Override
  public int afterBlanks(String sql, int from) {
    return Quoting.afterBlanks(sql, from);
  }

  @Override
  public Token element(String sql, int at) {
    char c = sql.charAt(at);
    if (c == '\'') {
      return Token.of(Kind.STRING, sql, at, Quoting.afterString(sql, at));
    } else if (c == '"') {
      return quotedName(sql, Kind.QUOTED_NAME, at, at);
    } else if (Characters.startsWord(c)) {
      return wordOrPrefixedQuotation(sql, at);
    } else if (Characters.startsNumber(sql, at)) {
      return number(sql, at);
    } else if (c == '$') {
      return dollar(sql, at);
    } else if (Characters.isSymbol(c)) {
      int length = LONG_SYMBOLS.stream().anyMatch(s -> sql.startsWith(s, at)) ? 2 : 1;
      return Token.of(Kind.SYMBOL, sql, at, at + length);
    } else if (Characters.isOperator(c)) {
      return operator(sql, at);
    }
    throw new Unreadable("a character that PostgreSQL does not use", at);
  }

  private static Token wordOrPrefixedQuotation(String sql, int at) {
    char c = sql.charAt(at);
    if ("eE".indexOf(c) >= 0 && sql.startsWith("'", at + 1)) {
      return Token.of(Kind.STRING, sql, at, Quoting.afterEscapeString(sql, at + 1));
    } else if ("bBxXnN".indexOf(c) >= 0 && sql.startsWith("'", at + 1)) {
      return Token.of(Kind.STRING, sql, at, Quoting.afterString(sql, at + 1));
    } else if (sql.regionMatches(true, at, "u&'", 0, 3)) {
      return Token.of(Kind.STRING, sql, at, Quoting.afterString(sql, at + 2));
    } else if (sql.regionMatches(true, at, "u&\"", 0, 3)) {
      return quotedName(sql, Kind.UNICODE_NAME, at, at + 2);
    }
    int end = Characters.afterWord(sql, at);
    Characters.requireLetters(sql, at, end);
    DriverReading.requireSameWord(sql, at, end);
    requireShort(sql.substring(at, end), at);
    return Token.of(Kind.WORD, sql, at, end);
  }

  private static Token quotedName(String sql, Kind kind, int at, int quote) {
    int end = Quoting.afterQuotedName(sql, quote);
    Characters.requireVisible(sql, at, end);
    requireShort(sql.substring(quote + 1, end - 1).replace("\"\"", "\""), at);
    return Token.of(kind, sql, at, end);
  }

  private static void requireShort(String name, int at) {
    if (name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_NAME_BYTES) {
      throw new Unreadable("a name that is empty or longer than 63 bytes", at);
    }
  }

  private static Token number(String sql, int at) {
    Matcher number = NUMBER.matcher(sql).region(at, sql.length());
    if (!number.lookingAt() || Characters.afterWord(sql, number.end()) > number.end()) {
      throw new Unreadable("a malformed number", at);
    }
    return Token.of(Kind.NUMBER, sql, at, number.end());
  }

  private static Token dollar(String sql, int at) {
    Matcher parameter = PARAMETER.matcher(sql).region(at, sql.length());
    if (parameter.lookingAt() && Characters.afterWord(sql, parameter.end()) == parameter.end()) {
      DriverReading.requireSameParameter(sql, parameter.end());
      return Token.of(Kind.PARAMETER, sql, at, parameter.end());
    }
    int end = Quoting.afterDollarQuoted(sql, at);
    if (end == at) {
      throw new Unreadable("a misplaced $", at);
    }
    return Token.of(Kind.STRING, sql, at, end);
  }

  private static Token operator(String sql, int at) {
    int end = Operators.end(sql, at);
    Kind kind = sql.substring(at, end).equals("=>") ? Kind.SYMBOL : Kind.OPERATOR;
    return Token.of(kind, sql, at, end);
  }
}
