package io.countersign.sql;

import io.countersign.sql.Token.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Those on which all databases agree: standard SQL without what any of them reads in its own way
 * (ISO/IEC 9075-2, 5.2 and 5.3).
 */
final class StandardRules implements LexicalRules {
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]++(?:\\.[0-9]++)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");

  private static final Pattern PARAMETER = Pattern.compile("\\$[0-9]{1,5}+|\\?");
  private static final String SYMBOLS = "(),;.";
  private static final List<String> OPERATORS =
      List.of("<>", "<=", ">=", "||", "+", "-", "*", "/", "<", ">", "=");

  @Override
  public int afterBlanks(String sql, int from) {
    return MysqlQuoting.afterBlanks(sql, from, false);
  }

  @Override
  public Token element(String sql, int at) {
    char c = sql.charAt(at);
    if (c == '\'') {
      return string(sql, at);
    } else if (c == '"') {
      int end = Quoting.afterQuotedName(sql, at);
      Characters.requireVisible(sql, at, end);
      return Token.of(Kind.QUOTED_NAME, sql, at, end);
    } else if (c < 128 && Characters.startsWord(c)) {
      return word(sql, at);
    }
    return Characters.startsNumber(sql, at) ? matched(NUMBER, Kind.NUMBER, sql, at) : mark(sql, at);
  }

  private static Token string(String sql, int at) {
    int end = MysqlQuoting.afterString(sql, at);
    return Token.of(Kind.STRING, sql, at, end);
  }

  private static Token word(String sql, int at) {
    int end = Characters.afterWord(sql, at);
    if (sql.substring(at, end).chars().anyMatch(c -> c >= 128 || c == '$')
        || sql.startsWith("'", end)) {
      throw new Unreadable("a word that databases read in different ways", at);
    }
    return Token.of(Kind.WORD, sql, at, end);
  }

  private static Token matched(Pattern pattern, Kind kind, String sql, int at) {
    Matcher element = pattern.matcher(sql).region(at, sql.length());
    if (!element.lookingAt() || Characters.afterWord(sql, element.end()) > element.end()) {
      throw new Unreadable("an element that databases read in different ways", at);
    }
    return Token.of(kind, sql, at, element.end());
  }

  /** Some databases would go on and read another operator. */
  private static void requireEnd(String sql, int end) {
    if (end < sql.length() && "<>=|*/!&~^%".indexOf(sql.charAt(end)) >= 0) {
      throw new Unreadable("an operator that is not standard SQL", end);
    }
  }

  private static Token mark(String sql, int at) {
    if (sql.startsWith("/*", at)) {
      throw new Unreadable("a comment that some databases run", at);
    }
    if ("$?".indexOf(sql.charAt(at)) >= 0) {
      return matched(PARAMETER, Kind.PARAMETER, sql, at);
    }
    for (String operator : OPERATORS) {
      if (sql.startsWith(operator, at)) {
        requireEnd(sql, at + operator.length());
        return Token.of(Kind.OPERATOR, sql, at, at + operator.length());
      }
    }
    if (SYMBOLS.indexOf(sql.charAt(at)) < 0) {
      throw new Unreadable("a character that is not standard SQL", at);
    }
    return Token.of(Kind.SYMBOL, sql, at, at + 1);
  }
}
