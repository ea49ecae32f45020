package io.countersign.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where blanks, comments and quoted elements end (PostgreSQL manual, 4.1.1, 4.1.2 and 4.1.5). */
final class Quoting {
  /** A line break, then a quote: the literal goes on, in the mode in which it began. */
  private static final Pattern CONTINUATION =
      Pattern.compile(
          "(?:[ \\t\\f\\x0b]|--[^\\n\\r]*+)*+[\\n\\r](?:[ \\t\\f\\x0b\\n\\r]|--[^\\n\\r]*+[\\n\\r])*+'");

  private static final Pattern DOLLAR_TAG =
      Pattern.compile("\\$(?:[A-Za-z_[^\\x00-\\x7F]][A-Za-z_0-9[^\\x00-\\x7F]]*+)?\\$");

  private Quoting() {}

  static int afterBlanks(String sql, int from) {
    int at = from;
    while (at < sql.length()) {
      if (Characters.isBlank(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = afterLine(sql, at);
      } else if (sql.startsWith("/*", at)) {
        at = afterBlockComment(sql, at);
      } else {
        break;
      }
    }
    return at;
  }

  private static int afterLine(String sql, int from) {
    int at = from;
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
    Characters.requireVisible(sql, from, at);
    return at;
  }

  private static int afterBlockComment(String sql, int from) {
    DriverReading.requireSameComment(sql, from);
    int depth = 0;
    int at = from;
    while (at < sql.length()) {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) {
          Characters.requireVisible(sql, from, at);
          return at;
        }
      } else {
        at++;
      }
    }
    throw new Unreadable("a comment without its end", from);
  }

  /** The end of a literal in single quotes that opens at {@code quote}. */
  static int afterString(String sql, int quote) {
    int at = quote;
    while (true) {
      at = afterSegment(sql, at, '\'');
      Matcher continuation = CONTINUATION.matcher(sql).region(at, sql.length());
      if (!continuation.lookingAt()) {
        return at;
      }
      at = continuation.end() - 1;
    }
  }

  /** The end of a literal with escapes that opens at {@code quote}. */
  static int afterEscapeString(String sql, int quote) {
    DriverReading.requireSameBeginning(sql, quote - 1);
    int end = afterEscapeSegment(sql, quote);
    if (CONTINUATION.matcher(sql).region(end, sql.length()).lookingAt()) {
      throw new Unreadable("an escape string that goes on in another line", quote - 1);
    }
    return end;
  }

  private static int afterEscapeSegment(String sql, int open) {
    boolean doubled = false;
    int at = open + 1;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\\') {
        DriverReading.requireSameEscape(doubled, at);
        at += 2;
      } else if (c != '\'') {
        at++;
      } else if (sql.startsWith("'", at + 1)) {
        doubled = true;
        at += 2;
      } else {
        return at + 1;
      }
    }
    throw new Unreadable("a quotation without its end", open);
  }

  static int afterQuotedName(String sql, int quote) {
    return afterSegment(sql, quote, '"');
  }

  private static int afterSegment(String sql, int open, char quote) {
    int at = open + 1;
    while (at < sql.length()) {
      if (sql.charAt(at) != quote) {
        at++;
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    throw new Unreadable("a quotation without its end", open);
  }

  /** The end of a dollar-quoted literal, or {@code from} if none begins there. */
  static int afterDollarQuoted(String sql, int from) {
    Matcher tag = DOLLAR_TAG.matcher(sql).region(from, sql.length());
    if (!tag.lookingAt()) {
      return from;
    }
    DriverReading.requireSameTag(sql, from, tag.end());
    int close = sql.indexOf(tag.group(), tag.end());
    if (close < 0) {
      throw new Unreadable("a quotation without its end", from);
    }
    return close + tag.group().length();
  }
}
