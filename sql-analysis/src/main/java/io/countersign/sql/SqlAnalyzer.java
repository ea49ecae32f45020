package io.countersign.sql;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an SQL text would do, from the text alone.
 *
 * <p>What is not surely understood is reported as not parsed, and then never as read-only. Pure and
 * thread-safe; never throws for what a text holds.
 */
public final class SqlAnalyzer {
  private SqlAnalyzer() {}

  public static Facts analyze(Dialect dialect, String sql) {
    return switch (dialect) {
      case POSTGRESQL -> postgresql(sql);
    };
  }

  private static Facts postgresql(String sql) {
    List<List<Token>> statements;
    try {
      statements = Statements.split(Lexer.tokens(sql));
    } catch (Unreadable e) {
      return new Findings().facts(e.problem(), false, 0);
    }
    if (statements.isEmpty()) {
      return new Findings().facts("there is no statement", false, 0);
    }
    return all(statements);
  }

  private static Facts all(List<List<Token>> statements) {
    Findings findings = new Findings();
    List<String> problems = new ArrayList<>();
    for (List<Token> statement : statements) {
      try {
        findings.addAll(StatementReader.read(statement));
      } catch (Unreadable e) {
        problems.add(e.problem());
        findings.addAll(StatementReader.skim(statement));
      } catch (StackOverflowError e) {
        problems.add("nesting that is too deep");
        findings.addAll(StatementReader.skim(statement));
      }
    }
    @Nullable String problem = problems.isEmpty() ? null : problems.getFirst();
    return findings.facts(
        problem, statements.size() == 1 && findings.isReadOnly(), statements.size());
  }
}
