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
    if (dialect != Dialect.POSTGRESQL) {
      return Facts.unreadable(dialect, "SQL of this dialect is not read yet");
    }
    try {
      List<StatementFacts> statements = new ArrayList<>();
      for (List<Token> statement : Statements.split(Lexer.tokens(sql))) {
        statements.add(statement(statement));
      }
      return Facts.of(dialect, statements);
    } catch (Unreadable e) {
      return Facts.unreadable(dialect, e.problem());
    }
  }

  private static StatementFacts statement(List<Token> tokens) {
    try {
      return StatementReader.read(tokens).facts(tokens, null);
    } catch (Unreadable e) {
      return StatementReader.skim(tokens).facts(tokens, e.problem());
    } catch (StackOverflowError e) {
      return StatementReader.skim(tokens).facts(tokens, "nesting that is too deep");
    }
  }
}
