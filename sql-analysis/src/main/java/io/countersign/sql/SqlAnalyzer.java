package io.countersign.sql;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds out what an SQL text would do, from the text alone.
 *
 * <p>What is not surely understood is reported as not parsed, and then never as read-only. Pure and
 * thread-safe; never throws for what a text holds.
 */
public final class SqlAnalyzer {
  /** Our own fault, which no text should bring about. */
  static final String FAULT = "a statement on which the analysis failed";

  private SqlAnalyzer() {}

  public static Facts analyze(Dialect dialect, String sql) {
    return analyze(dialect, sql, Schema.unknown());
  }

  /** The same for a target of which more is known. */
  public static Facts analyze(Dialect dialect, String sql, Schema schema) {
    return statements(dialect, sql, tokens -> statement(dialect, tokens, schema).facts());
  }

  /** Reads each statement of a text by a reader. */
  static Facts statements(
      Dialect dialect, String sql, Function<List<Token>, StatementFacts> statementReader) {
    try {
      List<StatementFacts> statements = new ArrayList<>();
      for (List<Token> statement : reader(dialect).statements(sql)) {
        statements.add(statementReader.apply(statement));
      }
      return Facts.of(dialect, statements);
    } catch (Unreadable e) {
      return Facts.unreadable(dialect, e.problem());
    }
  }

  static Analysis statement(Dialect dialect, List<Token> tokens, Schema schema) {
    DialectReader reader = reader(dialect);
    try {
      return reader.read(tokens, schema);
    } catch (Unreadable e) {
      return reader.skim(tokens, e.problem());
    } catch (StackOverflowError e) {
      return reader.skim(tokens, "nesting that is too deep");
    } catch (RuntimeException e) {
      // A fault of ours on somebody's text must not keep it from being judged, as not understood.
      return reader.skim(tokens, FAULT);
    }
  }

  static DialectReader reader(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresqlReader();
      case MYSQL -> new MysqlReader();
      case GENERIC -> new StandardReader();
    };
  }
}
