package io.countersign.sql;

import java.util.List;
import java.util.Set;

/** A MySQL statement's tokens, and what a place among them may be. */
final class MysqlTokens {
  private static final Set<String> RESERVED = Resources.lines("mysql-reserved-words.txt");

  /** Reserved words that stand for a value. */
  private static final Set<String> VALUES =
      Set.of(
          "null",
          "true",
          "false",
          "default",
          "current_date",
          "current_time",
          "current_timestamp",
          "current_user",
          "localtime",
          "localtimestamp",
          "utc_date",
          "utc_time",
          "utc_timestamp");

  private final List<Token> tokens;
  private final int[] closing;

  MysqlTokens(List<Token> tokens) {
    this.tokens = tokens;
    this.closing = closings(tokens);
  }

  int size() {
    return tokens.size();
  }

  Token get(int index) {
    return tokens.get(index);
  }

  String mark(int index) {
    return SyntaxWords.mark(tokens, index);
  }

  boolean is(int index, String mark) {
    return mark(index).equals(mark);
  }

  boolean is(int index, Token.Kind kind) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(kind);
  }

  /** Whether these marks follow upon each other from {@code index} on. */
  boolean are(int index, String... marks) {
    for (int i = 0; i < marks.length; i++) {
      if (!is(index + i, marks[i])) {
        return false;
      }
    }
    return true;
  }

  boolean isVariable(int index) {
    return is(index, Token.Kind.WORD) && tokens.get(index).text().startsWith("@");
  }

  /** Whether a name can stand here: a quoted one, or a word that is not reserved. */
  boolean isName(int index) {
    return is(index, Token.Kind.QUOTED_NAME)
        || (is(index, Token.Kind.WORD)
            && !isVariable(index)
            && (is(index - 1, ".") || !RESERVED.contains(mark(index))));
  }

  /** Table and column names alike are compared without regard to case. */
  String name(int index) {
    if (!isName(index)) {
      throw new Unreadable("a name is missing", position(index));
    }
    return tokens.get(index).name();
  }

  /** The same, with every quoted name folded and quoted as the shared readers expect it. */
  static List<Token> withFoldedNames(List<Token> tokens) {
    return tokens.stream().map(MysqlTokens::withFoldedName).toList();
  }

  private static Token withFoldedName(Token token) {
    boolean name =
        token.is(Token.Kind.QUOTED_NAME)
            || (token.is(Token.Kind.WORD) && token.text().chars().anyMatch(c -> c >= 128));
    return name
        ? new Token(Token.Kind.QUOTED_NAME, Edits.quoted(folded(token)), token.start(), token.end())
        : token;
  }

  /** Character by character, as MySQL folds them. */
  static String folded(Token token) {
    String text = token.text();
    String name =
        token.is(Token.Kind.WORD)
            ? text
            : text.substring(1, text.length() - 1).replace("``", "`").replace("''", "'");
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < folded.length(); i++) {
      folded.setCharAt(i, Character.toLowerCase(folded.charAt(i)));
    }
    return folded.toString();
  }

  /** Whether an expression may end here, so that what follows is an operator or an alias. */
  boolean endsExpression(int index) {
    return isName(index)
        || isVariable(index)
        || is(index, ")")
        || is(index, Token.Kind.NUMBER)
        || is(index, Token.Kind.PARAMETER)
        || is(index, Token.Kind.STRING)
        || (is(index, Token.Kind.WORD) && VALUES.contains(mark(index)));
  }

  /** The index of the parenthesis that closes the one at {@code open}. */
  int closing(int open) {
    if (!is(open, "(")) {
      throw new Unreadable("a parenthesis is missing", position(open));
    }
    return closing[open];
  }

  /** The first of these marks outside parentheses, or {@code to}. */
  int find(int from, int to, Set<String> marks) {
    int at = from;
    while (at < to && !marks.contains(mark(at))) {
      at = is(at, "(") ? closing[at] + 1 : at + 1;
    }
    return Math.min(at, to);
  }

  int find(int from, int to, String mark) {
    return find(from, to, Set.of(mark));
  }

  int position(int index) {
    return index < tokens.size() ? tokens.get(index).start() : tokens.getLast().end();
  }

  private static int[] closings(List<Token> tokens) {
    int[] closing = new int[tokens.size()];
    int[] open = new int[Lexer.MAXIMUM_DEPTH + 1];
    int depth = 0;
    for (int i = 0; i < closing.length; i++) {
      if (tokens.get(i).is("(")) {
        open[depth++] = i;
      } else if (tokens.get(i).is(")")) {
        if (depth == 0) {
          throw new Unreadable("a parenthesis that closes nothing", tokens.get(i).start());
        }
        closing[open[--depth]] = i;
      }
    }
    if (depth > 0) {
      throw new Unreadable("a parenthesis without its end", tokens.get(open[0]).start());
    }
    return closing;
  }
}
