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
    DialectReader reader = reader(dialect);
    try {
      List<StatementFacts> statements = new ArrayList<>();
      for (List<Token> statement : reader.statements(sql)) {
        statements.add(statement(reader, statement, schema));
      }
      return Facts.of(dialect, statements);
    } catch (Unreadable e) {
      return Facts.unreadable(dialect, e.problem());
    }
  }

  private static DialectReader reader(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresqlReader();
      case MYSQL -> new MysqlReader();
      case GENERIC -> new StandardReader();
    };
  }

  private static StatementFacts statement(DialectReader reader, List<Token> tokens, Schema schema) {
    try {
      return reader.read(tokens, schema);
    } catch (Unreadable e) {
      return reader.skim(tokens, e.problem());
    } catch (StackOverflowError e) {
      return reader.skim(tokens, "nesting that is too deep");
    }
  }
}
