package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The query that reads and locks the rows which a MySQL write is about to change, taken from the
 * write's own text: its table and its WHERE.
 */
public final class LockingRead {
  private static final Set<String> MODIFIERS = Set.of("low_priority", "quick", "ignore");
  private static final Set<String> ENDS = Set.of("order", "limit", "returning");

  /** What a second evaluation could answer differently, or another snapshot. */
  private static final Set<String> VOLATILE =
      Set.of("select", "values", "table", "partition", "for", "portion");

  private final List<Token> tokens;
  private int at;

  private LockingRead(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Absent unless the text is an UPDATE or DELETE of one table, without LIMIT and without a query
   * within it. What its functions are is not looked at.
   */
  public static Optional<JdbcText> before(String sql) {
    try {
      List<List<Token>> statements = MysqlStatements.split(Lexer.tokens(new MysqlRules(), sql));
      return statements.size() == 1
          ? new LockingRead(statements.getFirst()).read(sql)
          : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /**
   * An INSERT that answers with its rows, as MariaDB can; absent if it answers something already,
   * or changes rows instead.
   */
  public static Optional<String> inserted(String sql) {
    try {
      List<List<Token>> statements = MysqlStatements.split(Lexer.tokens(new MysqlRules(), sql));
      boolean plain =
          statements.size() == 1
              && statements.getFirst().getFirst().is("insert")
              && statements.getFirst().stream()
                  .noneMatch(t -> t.is("returning") || t.is("duplicate") || isVariable(t));
      return plain
          ? Optional.of(sql.substring(0, statements.getFirst().getLast().end()) + " RETURNING *")
          : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private Optional<JdbcText> read(String sql) {
    boolean deletes = mark().equals("delete");
    if ((!deletes && !mark().equals("update"))
        || tokens.stream().anyMatch(t -> VOLATILE.contains(t.mark()) || isVariable(t))) {
      return Optional.empty();
    }
    at++;
    while (MODIFIERS.contains(mark())) {
      at++;
    }
    if (deletes && !skip("from")) {
      return Optional.empty();
    }
    int table = at;
    if (!reference()) {
      return Optional.empty();
    }
    int afterTable = at;
    if (!deletes && !skip("set")) {
      return Optional.empty();
    }
    int where = topLevel("where");
    int end = end();
    if (tokens.stream().anyMatch(t -> t.is("limit")) || (deletes && where < end && where != at)) {
      return Optional.empty();
    }
    List<Token> kept = new ArrayList<>(tokens.subList(table, afterTable));
    kept.addAll(tokens.subList(Math.min(where, end), end));
    return Optional.of(text(sql, kept));
  }

  /** A name, with its database or without, and an alias if there is one. */
  private boolean reference() {
    if (!name()) {
      return false;
    }
    if (skip(".") && !name()) {
      return false;
    }
    if (skip("as") && !name()) {
      return false;
    } else if (isName()
        && !mark().equals("set")
        && !mark().equals("where")
        && !ENDS.contains(mark())) {
      at++;
    }
    return at == tokens.size()
        || mark().equals("set")
        || mark().equals("where")
        || ENDS.contains(mark());
  }

  private static JdbcText text(String sql, List<Token> kept) {
    StringBuilder text = new StringBuilder("SELECT * FROM");
    List<Integer> placeholders = new ArrayList<>();
    int end = -1;
    for (Token token : kept) {
      if (token.start() != end) {
        text.append(' ');
      }
      if (token.is(Token.Kind.PARAMETER)) {
        text.append('?');
        placeholders.add(token.parameterIndex());
      } else {
        text.append(sql, token.start(), token.end());
      }
      end = token.end();
    }
    return new JdbcText(text.append(" FOR UPDATE").toString(), placeholders);
  }

  private int topLevel(String keyword) {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      } else if (depth == 0 && token.is(keyword)) {
        return i;
      }
    }
    return tokens.size();
  }

  private int end() {
    return ENDS.stream().mapToInt(this::topLevel).min().orElseThrow();
  }

  private boolean name() {
    if (!isName()) {
      return false;
    }
    at++;
    return true;
  }

  private boolean isName() {
    return at < tokens.size()
        && (tokens.get(at).is(Token.Kind.WORD) || tokens.get(at).is(Token.Kind.QUOTED_NAME));
  }

  private boolean skip(String wanted) {
    if (!mark().equals(wanted)) {
      return false;
    }
    at++;
    return true;
  }

  private String mark() {
    return at < tokens.size() ? tokens.get(at).mark() : "";
  }

  private static boolean isVariable(Token token) {
    return token.is(Token.Kind.WORD) && token.text().startsWith("@");
  }
}
