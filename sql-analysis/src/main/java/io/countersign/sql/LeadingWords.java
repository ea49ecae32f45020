package io.countersign.sql;

import static java.util.Map.entry;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
          entry("import", StatementKind.IMPORT_FOREIGN_SCHEMA),
          entry("comment", StatementKind.COMMENT),
          entry("security", StatementKind.SECURITY_LABEL),
          entry("reassign", StatementKind.REASSIGN_OWNED),
          entry("grant", StatementKind.GRANT),
          entry("revoke", StatementKind.REVOKE),
          entry("copy", StatementKind.COPY),
          entry("call", StatementKind.CALL),
          entry("do", StatementKind.DO),
          entry("execute", StatementKind.EXECUTE),
          entry("prepare", StatementKind.PREPARE),
          entry("deallocate", StatementKind.DEALLOCATE),
          entry("explain", StatementKind.EXPLAIN),
          entry("show", StatementKind.SHOW),
          entry("set", StatementKind.SET),
          entry("reset", StatementKind.RESET),
          entry("discard", StatementKind.DISCARD),
          entry("begin", StatementKind.BEGIN),
          entry("start", StatementKind.START_TRANSACTION),
          entry("commit", StatementKind.COMMIT),
          entry("end", StatementKind.COMMIT),
          entry("rollback", StatementKind.ROLLBACK),
          entry("abort", StatementKind.ROLLBACK),
          entry("savepoint", StatementKind.SAVEPOINT),
          entry("release", StatementKind.RELEASE),
          entry("lock", StatementKind.LOCK),
          entry("declare", StatementKind.DECLARE),
          entry("fetch", StatementKind.FETCH),
          entry("move", StatementKind.MOVE),
          entry("close", StatementKind.CLOSE),
          entry("vacuum", StatementKind.VACUUM),
          entry("analyze", StatementKind.ANALYZE),
          entry("analyse", StatementKind.ANALYZE),
          entry("cluster", StatementKind.CLUSTER),
          entry("reindex", StatementKind.REINDEX),
          entry("refresh", StatementKind.REFRESH_MATERIALIZED_VIEW),
          entry("checkpoint", StatementKind.CHECKPOINT));

  private static final Set<String> DEFINING = Set.of("create", "alter", "drop");
  private static final int MOST_WORDS = 12;
  private static final Set<String> FILLERS =
      Set.of(
          "or",
          "replace",
          "temp",
          "temporary",
          "unlogged",
          "global",
          "local",
          "unique",
          "recursive",
          "trusted",
          "procedural",
          "constraint",
          "concurrently");
  private static final Map<String, StatementKind> NAMES =
      Arrays.stream(StatementKind.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  k -> k.text().toLowerCase(Locale.ROOT), Function.identity()));

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge");

  /** Statements that may hold another one. */
  private static final Set<String> HOLDING_OTHERS =
      Set.of(
          "with", "select", "values", "table", "explain", "create", "copy", "prepare", "declare",
          "insert", "update", "delete", "merge");

  private static final Map<String, Effect> EFFECTS =
      Map.of(
          "insert", Effect.WRITES_DATA,
          "update", Effect.WRITES_DATA,
          "delete", Effect.WRITES_DATA,
          "merge", Effect.WRITES_DATA,
          "into", Effect.CHANGES_SCHEMA,
          "share", Effect.LOCKS);

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
      return StatementKind.PREPARE_TRANSACTION;
    }
    if (DEFINING.contains(first)) {
      return definition(statement);
    }
    return KINDS.getOrDefault(first, StatementKind.OTHER);
  }

  /** The longest run of words behind the verb, fillers aside, that names a kind of object. */
  private static StatementKind definition(List<Token> statement) {
    List<String> words =
        statement.stream()
            .limit(MOST_WORDS)
            .map(Token::mark)
            .filter(mark -> !FILLERS.contains(mark))
            .toList();
    for (int length = Math.min(words.size(), 4); length > 1; length--) {
      StatementKind kind = NAMES.get(String.join(" ", words.subList(0, length)));
      if (kind != null) {
        return kind;
      }
    }
    return StatementKind.OTHER;
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

  /** What any word of a query may make it more than a read by. */
  static Set<Effect> effects(List<Token> statement) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    for (int i = 0; i < statement.size(); i++) {
      Effect effect = EFFECTS.get(statement.get(i).mark());
      if (effect != null && SyntaxWords.isSyntax(statement, i)) {
        effects.add(effect);
      }
    }
    return effects;
  }
}
