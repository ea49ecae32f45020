package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a MySQL statement's words tell, however it goes on.
 *
 * @param verb the index of its own verb, behind parentheses and a WITH list
 */
record MysqlWords(List<Token> statement, int verb, StatementKind kind, Set<Effect> effects) {
  private static final StatementTable TABLE = StatementTable.of("mysql-statements.txt");
  private static final int MOST_WORDS = 60;

  private static final Set<String> MAIN_VERBS =
      Set.of("select", "values", "table", "update", "delete", "insert", "replace");

  private static final Map<String, StatementKind> HELD =
      Map.of(
          "select", StatementKind.SELECT,
          "insert", StatementKind.INSERT,
          "replace", StatementKind.REPLACE,
          "update", StatementKind.UPDATE,
          "delete", StatementKind.DELETE);

  /** The signs of a comment that is run are passed over, not what stands between them. */
  static MysqlWords of(List<Token> whole) {
    List<Token> statement = whole.stream().filter(token -> !isSignOfComment(token)).toList();
    int verb = verb(statement);
    Optional<StatementTable.Line> line = TABLE.find(words(statement, verb));
    StatementKind kind = line.map(StatementTable.Line::kind).orElse(StatementKind.OTHER);
    return new MysqlWords(
        statement,
        verb,
        refined(kind, statement, verb),
        line.map(StatementTable.Line::effects).orElse(Set.of()));
  }

  static boolean isSignOfComment(Token token) {
    return token.is(Token.Kind.SYMBOL)
        && (token.text().startsWith("/*") || token.text().equals("*/"));
  }

  /** Notes every statement, and every clause with effects, that the words may stand for. */
  void noteHeld(Findings findings) {
    for (int i = verb + 1; i < statement.size(); i++) {
      String word = statement.get(i).mark();
      StatementKind held = HELD.get(word);
      if (held != null && !SyntaxWords.mark(statement, i + 1).equals("(")) {
        findings.kind(held);
        if (held != StatementKind.SELECT) {
          findings.effect(Effect.WRITES_DATA);
        }
      } else if (Set.of("outfile", "dumpfile", "infile").contains(word)) {
        findings.effect(Effect.FILES);
      }
    }
  }

  private static StatementKind refined(StatementKind kind, List<Token> statement, int verb) {
    return switch (kind) {
      case CREATE_TABLE ->
          statement.stream().anyMatch(token -> token.is("select"))
              ? StatementKind.CREATE_TABLE_AS
              : kind;
      case EXPLAIN -> describesTable(statement, verb) ? StatementKind.DESCRIBE : kind;
      default -> kind;
    };
  }

  /** DESCRIBE and EXPLAIN are the same word: what follows tells. */
  private static boolean describesTable(List<Token> statement, int verb) {
    String next = SyntaxWords.mark(statement, verb + 1);
    String behind = SyntaxWords.mark(statement, verb + 2);
    boolean explains =
        MAIN_VERBS.contains(next)
            || Set.of("with", "(", "for", "analyze", "into").contains(next)
            || (Set.of("format", "extended", "partitions").contains(next) && !behind.isEmpty());
    return !explains && !SyntaxWords.mark(statement, verb).equals("analyze");
  }

  private static int verb(List<Token> statement) {
    int at = behindParentheses(statement, 0);
    if (!SyntaxWords.mark(statement, at).equals("with")) {
      return at;
    }
    int depth = 0;
    for (int i = at; i < statement.size(); i++) {
      Token token = statement.get(i);
      if (token.is("(")) {
        if (depth == 0 && i > at + 1 && statement.get(i - 1).is(")")) {
          return behindParentheses(statement, i);
        }
        depth++;
      } else if (token.is(")")) {
        depth--;
      } else if (depth == 0 && MAIN_VERBS.contains(token.mark()) && statement.get(i - 1).is(")")) {
        return i;
      }
    }
    return at;
  }

  private static int behindParentheses(List<Token> statement, int from) {
    int at = from;
    while (SyntaxWords.mark(statement, at).equals("(")) {
      at++;
    }
    return at;
  }

  /** Without the clauses between a definition's verb and its object. */
  private static List<String> words(List<Token> statement, int verb) {
    List<String> words = new ArrayList<>();
    for (int i = verb; i < statement.size() && words.size() < MOST_WORDS; i++) {
      i = behindClause(statement, i);
      words.add(SyntaxWords.mark(statement, i));
    }
    return words;
  }

  private static int behindClause(List<Token> statement, int from) {
    String word = SyntaxWords.mark(statement, from);
    int at = from;
    if (word.equals("sql") && SyntaxWords.mark(statement, from + 1).equals("security")) {
      at += 3;
    } else if (Set.of("definer", "algorithm").contains(word)
        && SyntaxWords.mark(statement, from + 1).equals("=")) {
      at += 3;
      if (at < statement.size() && statement.get(at).text().startsWith("@")) {
        at++;
      } else if (SyntaxWords.mark(statement, at).equals("(")) {
        at += 2;
      }
    }
    return at == from ? from : behindClause(statement, at);
  }
}
