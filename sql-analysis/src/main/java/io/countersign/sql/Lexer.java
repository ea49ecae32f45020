package io.countersign.sql;

import io.countersign.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits a text as its database does, and refuses what is too long or too deep. */
final class Lexer {
  static final int MAXIMUM_LENGTH = 1 << 20;
  static final int MAXIMUM_TOKENS = 250_000;
  static final int MAXIMUM_DEPTH = 200;

  private final LexicalRules rules;
  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int depth;
  private int questionMarks;

  private Lexer(LexicalRules rules, String sql) {
    this.rules = rules;
    this.sql = sql;
  }

  /** As PostgreSQL reads the text. */
  static List<Token> tokens(String sql) {
    return tokens(new PostgresqlRules(), sql);
  }

  /** The tokens of the whole text, comments left out; {@link Unreadable} if there is a problem. */
  static List<Token> tokens(LexicalRules rules, String sql) {
    if (sql.length() > MAXIMUM_LENGTH) {
      throw new Unreadable("the text is longer than " + MAXIMUM_LENGTH + " characters");
    }
    Characters.requireEncodable(sql);
    return new Lexer(rules, sql).read();
  }

  private List<Token> read() {
    int at = rules.afterBlanks(sql, 0);
    while (at < sql.length()) {
      Token token = rules.element(sql, at);
      measure(token);
      tokens.add(token.text().equals("?") && token.is(Kind.PARAMETER) ? numbered(token) : token);
      at = rules.afterBlanks(sql, token.end());
    }
    return List.copyOf(tokens);
  }

  /** {@code ?} counts from the left; beside {@code $n} it would be unclear which is which. */
  private Token numbered(Token token) {
    if (++questionMarks > 1 || tokens.stream().noneMatch(t -> t.is(Kind.PARAMETER))) {
      return new Token(token.kind(), "$" + questionMarks, token.start(), token.end());
    }
    throw new Unreadable("placeholders of two kinds", token.start());
  }

  private void measure(Token token) {
    if (questionMarks > 0 && token.text().startsWith("$") && token.is(Kind.PARAMETER)) {
      throw new Unreadable("placeholders of two kinds", token.start());
    }
    if (tokens.size() == MAXIMUM_TOKENS) {
      throw new Unreadable("the text has more than " + MAXIMUM_TOKENS + " tokens");
    }
    if (token.is(Kind.SYMBOL)) {
      depth += depth(token.text());
      if (depth > MAXIMUM_DEPTH) {
        throw new Unreadable("nesting deeper than " + MAXIMUM_DEPTH, token.start());
      }
    }
  }

  private static int depth(String symbol) {
    return switch (symbol) {
      case "(", "[" -> 1;
      case ")", "]" -> -1;
      default -> 0;
    };
  }
}
