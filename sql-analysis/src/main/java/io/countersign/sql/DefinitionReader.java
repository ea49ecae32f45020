package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Set;

/** Reads DROP and TRUNCATE of tables in full, and of other definitions the table that they name. */
final class DefinitionReader {
  /** Statements that name a table behind their first words. */
  private static final Set<String> NAMING =
      Set.of("drop", "truncate", "alter", "create", "copy", "insert", "update", "delete", "merge");

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

  private final List<Token> tokens;
  private final Findings findings;
  private int at;

  private DefinitionReader(List<Token> tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  static boolean isFullyReadable(StatementKind kind) {
    return kind.verb().equals("DROP") || kind == StatementKind.TRUNCATE;
  }

  static void read(List<Token> tokens, Findings findings) {
    StatementKind kind = LeadingWords.kind(tokens);
    findings.kind(kind);
    findings.effect(kind == StatementKind.TRUNCATE ? Effect.WRITES_DATA : Effect.CHANGES_SCHEMA);
    DefinitionReader reader = new DefinitionReader(tokens, findings);
    if (kind != StatementKind.TRUNCATE) {
      reader.dropTables();
    } else {
      reader.truncate();
    }
  }

  /** Notes the first table that a statement names, where its words show that it is one. */
  static void noteTarget(List<Token> tokens, Findings findings) {
    String first = SyntaxWords.mark(tokens, 0);
    if (!NAMING.contains(first)) {
      return;
    }
    boolean definition = Set.of("alter", "create", "drop").contains(first);
    int last = 1;
    boolean table = !definition;
    while (last < tokens.size() && FILLERS.contains(tokens.get(last).mark())) {
      table |= Set.of("table", "view").contains(tokens.get(last).mark());
      last++;
    }
    if (!table || !isTable(tokens, last)) {
      return;
    }
    DefinitionReader reader = new DefinitionReader(tokens, findings);
    reader.at = last;
    TableName target = reader.table();
    findings.write(target);
    if (first.equals("copy")) {
      findings.read(target);
    }
  }

  private static boolean isTable(List<Token> tokens, int at) {
    return isName(tokens, at)
        && (!SyntaxWords.mark(tokens, at + 1).equals(".") || isName(tokens, at + 2));
  }

  private void dropTables() {
    expect("drop");
    accept("foreign");
    boolean materialized = accept("materialized");
    if (materialized || !accept("table")) {
      expect("view");
    }
    if (accept("if")) {
      expect("exists");
    }
    tables();
    accept("restrict");
    end();
  }

  private void truncate() {
    expect("truncate");
    accept("table");
    tables();
    if (accept("restart") || accept("continue")) {
      expect("identity");
    }
    accept("restrict");
    end();
  }

  private void tables() {
    do {
      accept("only");
      findings.write(table());
      accept("*");
    } while (accept(","));
  }

  private TableName table() {
    String first = name();
    return accept(".") ? new TableName(first, name()) : new TableName(null, first);
  }

  private String name() {
    if (!isName(tokens, at)) {
      throw new Unreadable("a name is missing", position());
    }
    return tokens.get(at++).name();
  }

  private static boolean isName(List<Token> tokens, int at) {
    if (at >= tokens.size()) {
      return false;
    }
    Token token = tokens.get(at);
    return token.is(Token.Kind.WORD) || token.is(Token.Kind.QUOTED_NAME);
  }

  private boolean accept(String word) {
    boolean found = SyntaxWords.mark(tokens, at).equals(word);
    if (found) {
      at++;
    }
    return found;
  }

  private void expect(String word) {
    if (!accept(word)) {
      throw new Unreadable("only tables and views are read here", position());
    }
  }

  /** CASCADE reaches what the text does not name, so it is not accepted either. */
  private void end() {
    if (at < tokens.size()) {
      throw new Unreadable("the rest of the statement is not read", position());
    }
  }

  private int position() {
    return at < tokens.size() ? tokens.get(at).start() : tokens.getLast().end();
  }
}
