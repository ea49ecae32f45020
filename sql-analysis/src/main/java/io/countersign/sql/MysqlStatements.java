package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parts a text at its semicolons, those within a routine's body left out (MySQL reference manual,
 * chapter "Compound Statement Syntax").
 */
final class MysqlStatements {
  private static final Set<String> WITH_BODIES =
      Set.of("procedure", "function", "trigger", "event", "package");

  private static final Set<String> LOOPS = Set.of("if", "loop", "while", "repeat", "for");

  private final List<List<Token>> statements = new ArrayList<>();
  private List<Token> statement = new ArrayList<>();
  private int depth;

  private MysqlStatements() {}

  static List<List<Token>> split(List<Token> tokens) {
    MysqlStatements statements = new MysqlStatements();
    for (int i = 0; i < tokens.size(); i++) {
      statements.add(tokens, i);
    }
    statements.end();
    return List.copyOf(statements.statements);
  }

  private void add(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (token.is(";") && depth == 0) {
      end();
      return;
    }
    if (statement.isEmpty() && token.is("delimiter")) {
      throw new Unreadable("DELIMITER, which is a command of the client", token.start());
    }
    statement.add(token);
    if (token.is(Token.Kind.WORD) && hasBody()) {
      depth = Math.max(0, depth + change(tokens, at));
    }
  }

  private boolean hasBody() {
    Token first = statement.getFirst();
    return (first.is("begin") && statement.size() > 2 && statement.get(1).is("not"))
        || ((first.is("create") || first.is("alter"))
            && statement.stream().limit(24).map(Token::mark).anyMatch(WITH_BODIES::contains));
  }

  private static int change(List<Token> tokens, int at) {
    String previous = SyntaxWords.mark(tokens, at - 1);
    return switch (tokens.get(at).mark()) {
      case "begin" -> 1;
      case "case" -> previous.equals("end") ? 0 : 1;
      case "end" -> LOOPS.contains(SyntaxWords.mark(tokens, at + 1)) ? 0 : -1;
      case "atomic" -> previous.equals("not") ? 1 : 0;
      default -> 0;
    };
  }

  private void end() {
    if (!statement.isEmpty()) {
      statements.add(List.copyOf(statement));
    }
    statement = new ArrayList<>();
    depth = 0;
  }
}
