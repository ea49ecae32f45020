package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;

/** Parts a text at its semicolons. */
final class Statements {
  private Statements() {}

  static List<List<Token>> split(List<Token> tokens) {
    List<List<Token>> statements = new ArrayList<>();
    List<Token> statement = new ArrayList<>();
    for (Token token : tokens) {
      if (!token.is(";")) {
        statement.add(token);
      } else if (!statement.isEmpty()) {
        statements.add(List.copyOf(statement));
        statement.clear();
      }
    }
    if (!statement.isEmpty()) {
      statements.add(List.copyOf(statement));
    }
    return List.copyOf(statements);
  }
}
