package io.countersign.sql;

import io.countersign.contracts.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rewrites {@code $n} placeholders for JDBC; literals and comments stay as they are. */
public final class Placeholders {
  private Placeholders() {}

  /** The same as PostgreSQL reads the text. */
  public static Optional<JdbcText> toJdbc(String sql) {
    return toJdbc(Dialect.POSTGRESQL, sql);
  }

  /**
   * Absent if the text cannot be split into tokens, or holds a comment that is run; then it should
   * not be run at all.
   */
  public static Optional<JdbcText> toJdbc(Dialect dialect, String sql) {
    try {
      List<Token> tokens = Lexer.tokens(rules(dialect), sql);
      boolean runsComments =
          dialect == Dialect.MYSQL && tokens.stream().anyMatch(MysqlWords::isSignOfComment);
      return runsComments
          ? Optional.empty()
          : Optional.of(rewrite(sql, tokens, dialect == Dialect.POSTGRESQL));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private static LexicalRules rules(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresqlRules();
      case MYSQL -> new MysqlRules();
      case GENERIC -> new StandardRules();
    };
  }

  /** The n of the highest {@code $n} in the text, 0 if there is none or the text is unreadable. */
  public static int highestPlaceholder(String sql) {
    return toJdbc(sql).map(JdbcText::highestPlaceholder).orElse(0);
  }

  /**
   * @param doubles whether a question mark of an operator is doubled, as PostgreSQL's driver wants
   */
  private static JdbcText rewrite(String sql, List<Token> tokens, boolean doubles) {
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
        case OPERATOR -> text.append(doubles ? token.text().replace("?", "??") : token.text());
        default -> text.append(sql, token.start(), token.end());
      }
    }
    return new JdbcText(text.append(sql, copied, sql.length()).toString(), placeholders);
  }
}
