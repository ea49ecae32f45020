package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Set;

/** Reads what drops or empties tables, and of other definitions the table that they name. */
final class DefinitionReader {
  private static final Set<StatementKind> FULLY_READABLE =
      Set.of(
          StatementKind.TRUNCATE,
          StatementKind.DROP_TABLE,
          StatementKind.DROP_VIEW,
          StatementKind.DROP_MATERIALIZED_VIEW,
          StatementKind.DROP_FOREIGN_TABLE);

  private static final Set<String> DEFINITIONS = Set.of("drop", "alter", "create");

  /** Statements that name a table behind their first words. */
  private static final Set<String> NAMING =
      Set.of("truncate", "copy", "insert", "update", "delete", "merge");

  private static final Set<String> OBJECTS = Set.of("table", "view");

  private static final Set<String> FILLERS =
      Set.of(
          "into",
          "from",
          "table",
          "view",
          "materialized",
          "foreign",
          "unlogged",
          "temporary",
          "temp",
          "global",
          "local",
          "or",
          "replace",
          "recursive",
          "if",
          "not",
          "exists",
          "only");

  private final TokenReader words;
  private final Findings findings;

  private DefinitionReader(List<Token> tokens, Findings findings) {
    this.words = new TokenReader(tokens);
    this.findings = findings;
  }

  static boolean isFullyReadable(StatementKind kind) {
    return FULLY_READABLE.contains(kind);
  }

  static void read(List<Token> tokens, Findings findings) {
    DefinitionReader reader = new DefinitionReader(tokens, findings);
    if (reader.words.accept("drop")) {
      reader.dropTables();
    } else {
      reader.truncate();
    }
  }

  /** Notes the first table that a statement names, where its words show that it is one. */
  static void noteTarget(List<Token> tokens, Findings findings) {
    String first = SyntaxWords.mark(tokens, 0);
    if (NAMING.contains(first) || DEFINITIONS.contains(first)) {
      new DefinitionReader(tokens, findings).target(DEFINITIONS.contains(first));
    }
  }

  private void target(boolean definition) {
    boolean copy = words.accept("copy");
    boolean table = !definition;
    if (!copy) {
      words.next();
    }
    while (!words.isAtEnd() && FILLERS.stream().anyMatch(words::is)) {
      table |= OBJECTS.contains(words.next().mark());
    }
    if (table && words.isName()) {
      TableName target = words.table();
      findings.write(target);
      if (copy) {
        findings.read(target);
      }
    }
  }

  private void dropTables() {
    words.accept("foreign");
    boolean materialized = words.accept("materialized");
    if (materialized || !words.accept("table")) {
      words.expect("view");
    }
    if (words.accept("if")) {
      words.expect("exists");
    }
    tables();
    words.accept("restrict");
    words.end();
  }

  private void truncate() {
    words.expect("truncate");
    words.accept("table");
    tables();
    if (words.accept("restart") || words.accept("continue")) {
      words.expect("identity");
    }
    words.accept("restrict");
    // CASCADE reaches what the text does not name, so it is not accepted either.
    words.end();
  }

  private void tables() {
    do {
      words.accept("only");
      findings.write(words.table());
      words.accept("*");
    } while (words.accept(","));
  }
}
