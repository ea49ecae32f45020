package io.countersign.executor.postgres;

import io.countersign.sql.JdbcText;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * What the driver makes of a text on its way to the server. It reads the text by rules of its own:
 * it rewrites JDBC escapes such as {@code {fn …}}, splits at semicolons, and does not know every
 * string that PostgreSQL knows. So what arrives could be another text than the one that was judged.
 */
final class SentText {
  private SentText() {}

  /**
   * Whether the server gets exactly the SQL text, but for semicolons at its end.
   *
   * @param text the same text for JDBC
   */
  static boolean isFaithful(String sql, JdbcText text) {
    try {
      if (!Parser.replaceProcessing(text.text(), true, true).equals(text.text())) {
        return false;
      }
      List<NativeQuery> sent = Parser.parseJdbcSql(text.text(), true, true, true, false, false);
      return sent.size() == 1 && isSame(sql, sent.getFirst(), text.placeholders());
    } catch (SQLException e) {
      return false; // The driver cannot read it.
    }
  }

  private static boolean isSame(String sql, NativeQuery sent, List<Integer> placeholders) {
    if (sent.bindPositions.length != placeholders.size()) {
      return false;
    }
    String text = withOwnNumbers(sent, placeholders);
    return sql.startsWith(text)
        && sql.substring(text.length()).chars().allMatch(c -> c == ';' || isBlank(c));
  }

  /** The driver numbers placeholders by their order; the command may use one twice. */
  private static String withOwnNumbers(NativeQuery sent, List<Integer> placeholders) {
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < sent.bindPositions.length; i++) {
      text.append(sent.nativeSql, copied, sent.bindPositions[i])
          .append('$')
          .append(placeholders.get(i));
      copied = sent.bindPositions[i] + NativeQuery.bindName(i + 1).length();
    }
    return text.append(sent.nativeSql, copied, sent.nativeSql.length()).toString();
  }

  private static boolean isBlank(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
