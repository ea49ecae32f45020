package io.countersign.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where MySQL's blanks, comments and quoted elements end. */
final class MysqlQuoting {
  /** Behind the opening of a comment that is run: for MySQL, or for MariaDB alone. */
  private static final Pattern EXECUTABLE = Pattern.compile("/\\*M?!(?:[0-9]{5,6})?");

  /** Hints that choose a plan and nothing else: SET_VAR and MAX_EXECUTION_TIME do more. */
  private static final Pattern HINTS =
      Pattern.compile(
          "/\\*\\+(?:\\s*+(?:(?:NO_)?(?:BKA|BNL|DERIVED_CONDITION_PUSHDOWN|GROUP_INDEX|HASH_JOIN"
              + "|INDEX|INDEX_MERGE|JOIN_INDEX|MERGE|MRR|ORDER_INDEX|SEMIJOIN|SKIP_SCAN)"
              + "|JOIN_(?:FIXED_ORDER|ORDER|PREFIX|SUFFIX)|NO_ICP|NO_RANGE_OPTIMIZATION|QB_NAME"
              + "|SUBQUERY)\\s*+\\([\\w\\s@,]*+\\))*+\\s*+\\*/",
          Pattern.CASE_INSENSITIVE);

  private MysqlQuoting() {}

  static int afterBlanks(String sql, int from) {
    return afterBlanks(sql, from, true);
  }

  /**
   * @param hashes whether {@code #} begins a comment
   */
  static int afterBlanks(String sql, int from, boolean hashes) {
    int at = from;
    while (at < sql.length()) {
      if (Characters.isBlank(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = afterDashes(sql, at);
      } else if (hashes && sql.charAt(at) == '#') {
        at = afterLine(sql, at);
      } else if (isComment(sql, at)) {
        at = afterComment(sql, at);
      } else {
        break;
      }
    }
    return at;
  }

  /** Without a blank behind them, MySQL takes two dashes for minus signs, and others do not. */
  private static int afterDashes(String sql, int at) {
    if (at + 2 < sql.length() && sql.charAt(at + 2) > ' ') {
      throw new Unreadable("two dashes without a blank behind them", at);
    }
    return afterLine(sql, at);
  }

  /** A carriage return ends the line for the eye, but not for MySQL. */
  private static int afterLine(String sql, int from) {
    int end = sql.indexOf('\n', from);
    int at = end < 0 ? sql.length() : end;
    int carriageReturn = sql.indexOf('\r', from);
    if (carriageReturn >= 0 && carriageReturn < at - 1) {
      throw new Unreadable("a carriage return within a comment", carriageReturn);
    }
    Characters.requireVisible(sql, from, at);
    return at;
  }

  private static boolean isComment(String sql, int at) {
    return sql.startsWith("/*", at)
        && !EXECUTABLE.matcher(sql).region(at, sql.length()).lookingAt()
        && (!sql.startsWith("/*+", at) || HINTS.matcher(sql).region(at, sql.length()).lookingAt());
  }

  private static int afterComment(String sql, int from) {
    DriverReading.requireSameComment(sql, from);
    int close = sql.indexOf("*/", from + 2);
    if (close < 0) {
      throw new Unreadable("a comment without its end", from);
    }
    if (sql.substring(from + 2, close).contains("/*")) {
      throw new Unreadable("a comment within a comment", from);
    }
    Characters.requireVisible(sql, from, close);
    return close + 2;
  }

  /** Where the opening of an executable comment ends, or the whole of a hint. */
  static int afterOpening(String sql, int from) {
    Matcher executable = EXECUTABLE.matcher(sql).region(from, sql.length());
    return executable.lookingAt() ? executable.end() : afterComment(sql, from);
  }

  /** A backslash must not decide where the string ends: that depends on the SQL mode. */
  static int afterString(String sql, int open) {
    char quote = sql.charAt(open);
    int end = afterSegment(sql, open, quote, true);
    if (end != afterSegment(sql, open, quote, false)) {
      throw new Unreadable("a backslash before a quote, which should be doubled instead", open);
    }
    if (end < 0) {
      throw new Unreadable("a quotation without its end", open);
    }
    return end;
  }

  static int afterName(String sql, int open) {
    int end = afterSegment(sql, open, '`', false);
    if (end < 0) {
      throw new Unreadable("a quotation without its end", open);
    }
    return end;
  }

  private static int afterSegment(String sql, int open, char quote, boolean escapes) {
    int at = open + 1;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (escapes && c == '\\') {
        at += 2;
      } else if (c != quote) {
        at++;
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }
}
