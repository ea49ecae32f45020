package io.countersign.sql;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what an SQL text would do, from the text alone.
 *
 * <p>What is not surely understood is reported as not parsed, and then never as read-only. Pure and
 * thread-safe; never throws for what a text holds.
 */
public final class SqlAnalyzer {
  private SqlAnalyzer() {}

  public static Facts analyze(Dialect dialect, String sql) {
    return analyze(dialect, sql, Schema.unknown());
  }

  /** The same for a target of which more is known. */
  public static Facts analyze(Dialect dialect, String sql, Schema schema) {
    if (dialect != Dialect.POSTGRESQL) {
      return Facts.unreadable(dialect, "SQL of this dialect is not read yet");
    }
    try {
      List<StatementFacts> statements = new ArrayList<>();
      for (List<Token> statement : Statements.split(Lexer.tokens(sql))) {
        statements.add(statement(statement, schema));
      }
      return Facts.of(dialect, statements);
    } catch (Unreadable e) {
      return Facts.unreadable(dialect, e.problem());
    }
  }

  private static StatementFacts statement(List<Token> tokens, Schema schema) {
    try {
      return StatementReader.read(tokens, schema).facts(tokens, null);
    } catch (Unreadable e) {
      return StatementReader.skim(tokens).facts(tokens, e.problem());
    } catch (StackOverflowError e) {
      return StatementReader.skim(tokens).facts(tokens, "nesting that is too deep");
    }
  }
}
