package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites PostgreSQL's {@code $n} placeholders for JDBC; literals and comments stay as they are.
 */
public final class Placeholders {
  private Placeholders() {}

  /** Absent if the text cannot be split into tokens; then it should not be run at all. */
  public static Optional<JdbcText> toJdbc(String sql) {
    try {
      return Optional.of(rewrite(sql, Lexer.tokens(sql)));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** The n of the highest {@code $n} in the text, 0 if there is none or the text is unreadable. */
  public static int highestPlaceholder(String sql) {
    return toJdbc(sql).map(JdbcText::highestPlaceholder).orElse(0);
  }

  private static JdbcText rewrite(String sql, List<Token> tokens) {
    StringBuilder text = new StringBuilder(sql.length());
    List<Integer> placeholders = new ArrayList<>();
    int copied = 0;
    for (Token token : tokens) {
      text.append(sql, copied, token.start());
      copied = token.end();
      switch (token.kind()) {
        case PARAMETER -> {
          text.append('?');
          placeholders.add(token.parameterIndex());
        }
        case OPERATOR -> text.append(token.text().replace("?", "??"));
        default -> text.append(token.text());
      }
    }
    return new JdbcText(text.append(sql, copied, sql.length()).toString(), placeholders);
  }
}
