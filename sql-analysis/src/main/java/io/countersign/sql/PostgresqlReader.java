package io.countersign.sql;

import io.countersign.contracts.StatementFacts;
import java.util.List;

/** Reads PostgreSQL's SQL. */
final class PostgresqlReader implements DialectReader {
  @Override
  public List<List<Token>> statements(String sql) {
    return Statements.split(Lexer.tokens(sql));
  }

  @Override
  public StatementFacts read(List<Token> statement, Schema schema) {
    return StatementReader.read(statement, schema).facts(statement, null);
  }

  @Override
  public StatementFacts skim(List<Token> statement, String problem) {
    return StatementReader.skim(statement).facts(statement, problem);
  }
}
