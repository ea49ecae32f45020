package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.sql.Token.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL query or write, respelled so that the shared readers find the same tables, columns and
 * functions in it. Only what has no part in that is left out.
 */
final class MysqlTranslation {
  /** Character sets of introducers, such as {@code _utf8mb4'a'}. */
  private static final Set<String> CHARACTER_SETS = Resources.lines("mysql-character-sets.txt");

  /** Keywords of the shared readers that can name a column here. */
  private static final Set<String> NO_KEYWORDS =
      Set.of(
          "array",
          "asymmetric",
          "current_catalog",
          "current_role",
          "do",
          "ilike",
          "isnull",
          "merge",
          "notnull",
          "nothing",
          "only",
          "overlaps",
          "placing",
          "session_user",
          "similar",
          "symmetric",
          "user",
          "variadic");

  /** Keywords that also call functions. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "current_user",
          "database",
          "default",
          "if",
          "insert",
          "left",
          "localtime",
          "localtimestamp",
          "mod",
          "repeat",
          "replace",
          "right",
          "schema",
          "truncate");

  private final MysqlTokens tokens;
  private final Edits edits;
  private int openCases;

  private MysqlTranslation(List<Token> tokens) {
    this.tokens = new MysqlTokens(tokens);
    this.edits = new Edits(tokens);
  }

  /**
   * @param verb the index of the statement's own verb
   */
  static Edits of(List<Token> tokens, int verb) {
    MysqlTranslation translation = new MysqlTranslation(tokens);
    new MysqlWrites(translation.tokens, translation.edits).respell(verb);
    translation.respell();
    return translation.edits;
  }

  private void respell() {
    for (int i = 0; i < tokens.size(); i++) {
      if (!edits.isChanged(i)) {
        switch (tokens.get(i).kind()) {
          case WORD -> word(i);
          case QUOTED_NAME -> edits.name(i, tokens.name(i));
          case STRING -> string(i);
          case OPERATOR -> operator(i);
          case SYMBOL -> symbol(i);
          default -> {}
        }
      }
    }
  }

  private void word(int at) {
    String word = tokens.mark(at);
    if (tokens.isVariable(at)) {
      edits.replace(at, Kind.NUMBER, "1");
    } else if (isIntroducer(at)) {
      edits.drop(at);
    } else if (tokens.is(at - 1, ".") || tokens.is(at + 1, ".")) {
      edits.name(at, tokens.mark(at));
    } else if (!respelled(MysqlClauses.BY_WORD.get(word), at)
        && !respelled(MysqlExpressions.BY_WORD.get(word), at)
        && !isKeyword(word, at)) {
      edits.name(at, word);
    }
  }

  private boolean respelled(@Nullable Respelling respelling, int at) {
    return respelling != null && respelling.apply(tokens, at, edits);
  }

  private boolean isIntroducer(int at) {
    return CHARACTER_SETS.contains(tokens.mark(at))
        && (tokens.is(at + 1, Kind.STRING) || tokens.is(at + 1, Kind.NUMBER));
  }

  private boolean isKeyword(String word, int at) {
    boolean called = tokens.is(at + 1, "(");
    return switch (word) {
      case "case" -> {
        openCases++;
        yield true;
      }
      case "end" -> openCases-- > 0;
      case "offset" -> tokens.is(at + 1, Kind.NUMBER) || tokens.is(at + 1, Kind.PARAMETER);
      case "any", "some" -> called && tokens.is(at - 1, Kind.OPERATOR);
      default -> !NO_KEYWORDS.contains(word) && !(called && FUNCTIONS.contains(word));
    };
  }

  /** Behind an expression a string is the name of a result. */
  private void string(int at) {
    if (tokens.is(at - 1, "as")) {
      edits.name(at, alias(at));
    } else if (isBehindExpression(at)) {
      edits.insert(at, Kind.WORD, "as");
      edits.name(at, alias(at));
    }
  }

  private boolean isBehindExpression(int at) {
    return tokens.endsExpression(at - 1)
        && !tokens.is(at - 1, Kind.STRING)
        && !edits.isDropped(at - 1);
  }

  private String alias(int at) {
    String name = MysqlTokens.folded(tokens.get(at)).replace("\"\"", "\"");
    if (name.isBlank()) {
      throw new Unreadable("a name that is empty", tokens.position(at));
    }
    return name;
  }

  private void operator(int at) {
    switch (tokens.mark(at)) {
      case "||" -> edits.replace(at, Kind.WORD, "or");
      case "&&" -> edits.replace(at, Kind.WORD, "and");
      case "<=>" -> edits.replace(at, Kind.OPERATOR, "=");
      case ":=" -> assignment(at);
      default -> {}
    }
  }

  private void assignment(int at) {
    if (tokens.isVariable(at - 1)) {
      edits.effect(Effect.CHANGES_SESSION);
      edits.replace(at, Kind.OPERATOR, "||");
    } else {
      edits.replace(at, Kind.OPERATOR, "=");
    }
  }

  private void symbol(int at) {
    if ("(),.".indexOf(tokens.mark(at)) < 0) {
      throw new Unreadable("a mark that is not understood", tokens.position(at));
    }
  }
}
