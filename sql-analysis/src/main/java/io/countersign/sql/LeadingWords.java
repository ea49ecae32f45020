package io.countersign.sql;

import static java.util.Map.entry;

import io.countersign.contracts.StatementKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a statement's kind from its first words, however it goes on. */
final class LeadingWords {
  private static final Map<String, StatementKind> KINDS =
      Map.ofEntries(
          entry("select", StatementKind.SELECT),
          entry("table", StatementKind.SELECT),
          entry("values", StatementKind.VALUES),
          entry("insert", StatementKind.INSERT),
          entry("update", StatementKind.UPDATE),
          entry("delete", StatementKind.DELETE),
          entry("merge", StatementKind.MERGE),
          entry("truncate", StatementKind.TRUNCATE),
          entry("create", StatementKind.CREATE),
          entry("import", StatementKind.CREATE),
          entry("alter", StatementKind.ALTER),
          entry("comment", StatementKind.ALTER),
          entry("security", StatementKind.ALTER),
          entry("reassign", StatementKind.ALTER),
          entry("drop", StatementKind.DROP),
          entry("grant", StatementKind.GRANT),
          entry("revoke", StatementKind.REVOKE),
          entry("copy", StatementKind.COPY),
          entry("call", StatementKind.CALL),
          entry("do", StatementKind.DO),
          entry("execute", StatementKind.EXECUTE),
          entry("prepare", StatementKind.PREPARE),
          entry("deallocate", StatementKind.PREPARE),
          entry("explain", StatementKind.EXPLAIN),
          entry("show", StatementKind.SHOW),
          entry("set", StatementKind.SET),
          entry("reset", StatementKind.SET),
          entry("discard", StatementKind.SET),
          entry("begin", StatementKind.TRANSACTION),
          entry("start", StatementKind.TRANSACTION),
          entry("commit", StatementKind.TRANSACTION),
          entry("end", StatementKind.TRANSACTION),
          entry("rollback", StatementKind.TRANSACTION),
          entry("abort", StatementKind.TRANSACTION),
          entry("savepoint", StatementKind.TRANSACTION),
          entry("release", StatementKind.TRANSACTION),
          entry("lock", StatementKind.LOCK),
          entry("declare", StatementKind.CURSOR),
          entry("fetch", StatementKind.CURSOR),
          entry("move", StatementKind.CURSOR),
          entry("close", StatementKind.CURSOR),
          entry("vacuum", StatementKind.MAINTENANCE),
          entry("analyze", StatementKind.MAINTENANCE),
          entry("analyse", StatementKind.MAINTENANCE),
          entry("cluster", StatementKind.MAINTENANCE),
          entry("reindex", StatementKind.MAINTENANCE),
          entry("refresh", StatementKind.MAINTENANCE),
          entry("checkpoint", StatementKind.MAINTENANCE));

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge");

  /** Statements that may hold another one. */
  private static final Set<String> HOLDING_OTHERS =
      Set.of(
          "with", "select", "values", "table", "explain", "create", "copy", "prepare", "declare",
          "insert", "update", "delete", "merge");

  private static final Set<String> EFFECTS =
      Set.of("insert", "update", "delete", "merge", "into", "share");

  private LeadingWords() {}

  /** The first word behind any parentheses. */
  static String first(List<Token> statement) {
    return statement.stream()
        .map(Token::mark)
        .filter(mark -> !mark.equals("("))
        .findFirst()
        .orElse("");
  }

  static StatementKind kind(List<Token> statement) {
    String first = first(statement);
    if (first.equals("prepare") && SyntaxWords.mark(statement, 1).equals("transaction")) {
      return StatementKind.TRANSACTION;
    }
    return KINDS.getOrDefault(first, StatementKind.OTHER);
  }

  /** Notes every kind that the words of a statement may stand for, at any depth. */
  static void note(List<Token> statement, Findings findings) {
    String first = first(statement);
    if (!first.equals("with")) {
      findings.kind(kind(statement));
    }
    if (HOLDING_OTHERS.contains(first)) {
      for (int i = 1; i < statement.size(); i++) {
        String word = statement.get(i).mark();
        if (WRITES.contains(word) || word.equals("select")) {
          findings.kind(KINDS.getOrDefault(word, StatementKind.OTHER));
        }
      }
    }
  }

  /** Whether any word of a query may make it more than a read. */
  static boolean mayHaveEffects(List<Token> statement) {
    for (int i = 0; i < statement.size(); i++) {
      if (EFFECTS.contains(statement.get(i).mark()) && SyntaxWords.isSyntax(statement, i)) {
        return true;
      }
    }
    return false;
  }
}
