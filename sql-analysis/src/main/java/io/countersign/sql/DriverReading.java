package io.countersign.sql;

/**
 * Refuses what PostgreSQL's JDBC driver would split in another way than PostgreSQL. The driver
 * replaces question marks and JDBC escapes outside of what it takes for literals, names and
 * comments, so that another text would be sent than was analyzed ({@code
 * org.postgresql.core.Parser}).
 */
final class DriverReading {
  private static final String BEFORE_ESCAPE_STRING = " \t\n\r\f\",()[].;:+-*/%^<>=~!@#&|`?";

  private DriverReading() {}

  /** The driver knows the E of a literal only behind some characters, and never by itself. */
  static void requireSameBeginning(String sql, int prefix) {
    if (prefix == 0 || BEFORE_ESCAPE_STRING.indexOf(sql.charAt(prefix - 1)) < 0) {
      throw new Unreadable("an escape string without a blank before it", prefix);
    }
  }

  /** To the driver a doubled quote ends a literal and begins another, which has no escapes. */
  static void requireSameEscape(boolean behindDoubledQuote, int backslash) {
    if (behindDoubledQuote) {
      throw new Unreadable("an escape behind a doubled quote", backslash);
    }
  }

  /** The driver takes the star of {@code /*} for that of the comment's end too. */
  static void requireSameComment(String sql, int from) {
    if (sql.startsWith("/*/", from)) {
      throw new Unreadable("a comment that begins with a slash", from);
    }
  }

  /** A dollar behind a character of a name opens no literal; the driver knows fewer of those. */
  static void requireSameWord(String sql, int start, int end) {
    for (int at = start + 1; at < end; at++) {
      if (sql.charAt(at) == '$' && !Character.isJavaIdentifierPart(sql.charAt(at - 1))) {
        throw new Unreadable("a dollar in a name behind a rare character", at);
      }
    }
  }

  /** The driver would take the first two question marks of three for those of the operator. */
  static void requireSameParameter(String sql, int end) {
    if (sql.startsWith("?", end)) {
      throw new Unreadable("a question mark that follows upon a parameter without a blank", end);
    }
  }

  /** The same for the dollar, and the tag, of a dollar-quoted literal. */
  static void requireSameTag(String sql, int from, int end) {
    boolean sameTag = end == from + 2 || Character.isJavaIdentifierStart(sql.charAt(from + 1));
    for (int at = from + 1; at < end - 1; at++) {
      sameTag &= Character.isJavaIdentifierPart(sql.charAt(at));
    }
    if (!sameTag || (from > 0 && Character.isJavaIdentifierPart(sql.charAt(from - 1)))) {
      throw new Unreadable("a dollar-quoted literal that is hard to tell apart", from);
    }
  }
}
