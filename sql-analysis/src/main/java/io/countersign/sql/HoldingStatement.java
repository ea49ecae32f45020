package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import java.util.List;
import java.util.Set;

/** Statements that hold another one, or a query, and hand it to the readers of those. */
final class HoldingStatement {
  private static final Set<String> QUERIES = Set.of("select", "table", "values", "with");

  private HoldingStatement() {}

  static void read(StatementKind kind, List<Token> tokens, Findings findings) {
    switch (kind) {
      case EXPLAIN -> explain(tokens, findings);
      default -> throw new Unreadable(kind + " statements are not read in full");
    }
  }

  private static void explain(List<Token> tokens, Findings findings) {
    TokenReader words = new TokenReader(tokens);
    words.expect("explain");
    if (words.is("(") && !QUERIES.stream().anyMatch(words::isNext) && !words.isNext("(")) {
      words.parenthesed();
    } else {
      while (words.acceptAny(Set.of("analyze", "analyse", "verbose"))) {}
    }
    List<Token> explained = words.rest();
    if (!StatementReader.isTree(explained)) {
      throw new Unreadable("EXPLAIN of a statement that is not read in full");
    }
    StatementReader.read(explained, findings);
  }
}
