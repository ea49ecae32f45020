package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Set;

/**
 * Reads MySQL's definitions of tables and indexes, and what loads a file into a table. The
 * expressions in them can call no function but MySQL's own (reference manual, "CREATE TABLE and
 * Generated Columns").
 */
final class MysqlDefinitionReader {
  private static final Set<String> BEFORE_TABLE =
      Set.of(
          "or",
          "replace",
          "temporary",
          "online",
          "offline",
          "ignore",
          "if",
          "not",
          "exists",
          "unique",
          "fulltext",
          "spatial",
          "vector");

  private static final Set<String> QUERIES = Set.of("select", "table", "values", "with");

  private final List<Token> tokens;
  private final Findings findings;

  MysqlDefinitionReader(List<Token> tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  void read(StatementKind kind) {
    note(kind);
    for (int i = 3; i < tokens.size(); i++) {
      String mark = tokens.get(i).mark();
      String previous = SyntaxWords.mark(tokens, i - 1);
      switch (mark) {
        case "select" -> throw new Unreadable("a query within a definition", position(i));
        case "references", "like" -> findings.read(table(i + 1));
        case "rename" -> renamed(i);
        case "table" -> exchanged(previous, i);
        case "connection" -> findings.effect(Effect.NETWORK);
        case "directory" -> findings.effect(Effect.FILES);
        default -> {}
      }
    }
  }

  /** Notes the table that the statement's first words name. */
  void note(StatementKind kind) {
    String before =
        switch (kind) {
          case CREATE_TABLE, CREATE_TABLE_AS, ALTER_TABLE, DROP_TABLE, LOAD_DATA, LOAD_XML ->
              "table";
          case CREATE_INDEX, DROP_INDEX, CREATE_TRIGGER -> "on";
          case CREATE_VIEW, ALTER_VIEW, DROP_VIEW -> "view";
          case INSERT, REPLACE -> "into";
          case DELETE -> "from";
          default -> "";
        };
    int at = 0;
    while (at < tokens.size() && !tokens.get(at).is(before)) {
      at++;
    }
    do {
      at++;
    } while (BEFORE_TABLE.contains(SyntaxWords.mark(tokens, at)));
    if (at < tokens.size()) {
      findings.write(table(at));
    }
  }

  /** {@code LOAD DATA INFILE 'f' INTO TABLE t (a, b)}, without expressions. */
  void load(StatementKind kind) {
    note(kind);
    for (Token token : tokens) {
      if (token.is("set")
          && !SyntaxWords.mark(tokens, tokens.indexOf(token) - 1).equals("character")) {
        throw new Unreadable("expressions in what is loaded", token.start());
      }
    }
  }

  /** {@code CREATE TABLE t AS SELECT …} with or without columns before the query. */
  void fromQuery(StatementKind kind) {
    note(kind);
    MysqlTokens all = new MysqlTokens(tokens);
    int query = all.find(3, all.size(), QUERIES);
    if (query == all.size()) {
      throw new Unreadable("a query in parentheses", all.position(3));
    }
    List<Token> rest = tokens.subList(query, tokens.size());
    MysqlTreeReader.read(List.copyOf(rest), MysqlWords.of(rest).verb(), findings);
  }

  private void renamed(int at) {
    String next = SyntaxWords.mark(tokens, at + 1);
    if (next.equals("to") || next.equals("as")) {
      findings.write(table(at + 2));
    } else if (!Set.of("column", "index", "key").contains(next)) {
      findings.write(table(at + 1));
    }
  }

  private void exchanged(String previous, int at) {
    if (previous.equals("with")) {
      findings.write(table(at + 1));
    }
  }

  private TableName table(int at) {
    if (at >= tokens.size()) {
      throw new Unreadable("a name is missing", tokens.getLast().end());
    }
    return new TokenReader(tokens.subList(at, tokens.size())).table();
  }

  private int position(int at) {
    return tokens.get(at).start();
  }
}
