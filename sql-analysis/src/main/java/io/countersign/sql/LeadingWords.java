package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a statement's kind from its first words, however it goes on. */
final class LeadingWords {
  private static final int MOST_WORDS = 12;

  private static final Map<String, StatementKind> WRITES =
      Map.of(
          "insert", StatementKind.INSERT,
          "update", StatementKind.UPDATE,
          "delete", StatementKind.DELETE,
          "merge", StatementKind.MERGE);

  private static final Set<String> MAIN_VERBS =
      Set.of("select", "values", "table", "insert", "update", "delete", "merge");

  /** Statements that may hold another one. */
  private static final Set<String> HOLDING_OTHERS =
      Set.of(
          "with", "select", "values", "table", "explain", "create", "copy", "prepare", "declare",
          "insert", "update", "delete", "merge");

  /** These name commands and hold none. */
  private static final Set<StatementKind> NAMING_COMMANDS =
      Set.of(
          StatementKind.CREATE_TRIGGER,
          StatementKind.CREATE_EVENT_TRIGGER,
          StatementKind.CREATE_POLICY);

  private LeadingWords() {}

  /** The first word behind any parentheses. */
  static String first(List<Token> statement) {
    return SyntaxWords.mark(statement, begin(statement));
  }

  static StatementKind kind(List<Token> statement) {
    int verb = mainVerb(statement);
    StatementKind kind = command(statement, verb).kind();
    return switch (kind) {
      case SELECT, VALUES -> isInto(statement) ? StatementKind.SELECT_INTO : kind;
      case CREATE_TABLE -> isFromQuery(statement) ? StatementKind.CREATE_TABLE_AS : kind;
      default -> kind;
    };
  }

  private static Command command(List<Token> statement, int from) {
    return Command.of(statement.stream().skip(from).limit(MOST_WORDS).map(Token::mark).toList());
  }

  private static int begin(List<Token> statement) {
    int at = 0;
    while (SyntaxWords.mark(statement, at).equals("(")) {
      at++;
    }
    return at;
  }

  /** Where the statement proper begins: behind a WITH list, if there is one. */
  private static int mainVerb(List<Token> statement) {
    int begin = begin(statement);
    if (!SyntaxWords.mark(statement, begin).equals("with")) {
      return begin;
    }
    int depth = 0;
    for (int at = begin + 1; at < statement.size(); at++) {
      String mark = statement.get(at).mark();
      String previous = SyntaxWords.mark(statement, at - 1);
      if (mark.equals("(")) {
        if (depth == 0
            && !previous.equals("as")
            && !previous.equals("materialized")
            && startsQuery(statement, at)) {
          return begin(statement.subList(at, statement.size())) + at;
        }
        depth++;
      } else if (mark.equals(")")) {
        depth--;
      } else if (depth == 0
          && MAIN_VERBS.contains(mark)
          && !Set.of("with", "recursive", ",").contains(previous)) {
        return at;
      }
    }
    return begin;
  }

  private static boolean startsQuery(List<Token> statement, int at) {
    return SyntaxWords.mark(statement, at - 1).equals(")")
        && Set.of("select", "values", "table", "with", "(")
            .contains(SyntaxWords.mark(statement, at + 1));
  }

  /** SELECT INTO, in which INTO follows no INSERT or MERGE. */
  private static boolean isInto(List<Token> statement) {
    for (int at = 1; at < statement.size(); at++) {
      if (statement.get(at).is("into")
          && SyntaxWords.isSyntax(statement, at)
          && !WRITES.containsKey(SyntaxWords.mark(statement, at - 1))) {
        return true;
      }
    }
    return false;
  }

  /** CREATE TABLE … AS, in which AS stands outside of all parentheses. */
  private static boolean isFromQuery(List<Token> statement) {
    int depth = 0;
    for (int at = 2; at < statement.size(); at++) {
      Token token = statement.get(at);
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      } else if (depth == 0 && token.is("as") && !SyntaxWords.mark(statement, at - 1).equals(".")) {
        return true;
      }
    }
    return false;
  }

  /** Notes every kind that the words of a statement may stand for, at any depth. */
  static void note(List<Token> statement, Findings findings) {
    StatementKind own = kind(statement);
    findings.kind(own);
    Command.effects(own).forEach(findings::effect);
    if (own == StatementKind.COPY) {
      findings.effect(Effect.WRITES_DATA);
    }
    if (HOLDING_OTHERS.contains(first(statement)) && !NAMING_COMMANDS.contains(own)) {
      noteHeld(statement, findings);
    }
  }

  private static void noteHeld(List<Token> statement, Findings findings) {
    for (int i = 1; i < statement.size(); i++) {
      String word = statement.get(i).mark();
      StatementKind write = WRITES.get(word);
      if (write != null) {
        findings.kind(write);
        findings.effect(Effect.WRITES_DATA);
      } else if (word.equals("select")) {
        findings.kind(StatementKind.SELECT);
      }
    }
  }

  /** What any word of a query may make it more than a read by. */
  static Set<Effect> effects(List<Token> statement) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    for (int i = 0; i < statement.size(); i++) {
      String word = statement.get(i).mark();
      if ((WRITES.containsKey(word) || word.equals("share"))
          && SyntaxWords.isSyntax(statement, i)) {
        effects.add(isLocking(statement, i) ? Effect.LOCKS : Effect.WRITES_DATA);
      }
    }
    if (isInto(statement)) {
      effects.addAll(Command.effects(StatementKind.SELECT_INTO));
    }
    return effects;
  }

  /** {@code FOR [NO KEY] UPDATE}, {@code FOR [KEY] SHARE} */
  private static boolean isLocking(List<Token> statement, int at) {
    String previous = SyntaxWords.mark(statement, at - 1);
    return statement.get(at).is("share") || previous.equals("for") || previous.equals("key");
  }
}
