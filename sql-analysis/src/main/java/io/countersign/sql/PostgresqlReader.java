package io.countersign.sql;

import java.util.List;

/** Reads PostgreSQL's SQL. */
final class PostgresqlReader implements DialectReader {
  @Override
  public List<List<Token>> statements(String sql) {
    return Statements.split(Lexer.tokens(sql));
  }

  @Override
  public Analysis read(List<Token> statement, Schema schema) {
    return StatementReader.read(statement, schema).analysis(statement, null);
  }

  @Override
  public Analysis skim(List<Token> statement, String problem) {
    return StatementReader.skim(statement).analysis(statement, problem);
  }
}
