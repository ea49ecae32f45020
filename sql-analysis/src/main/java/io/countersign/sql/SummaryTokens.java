package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through the tokens of a statement; {@link Unreadable} where another one stands. */
final class SummaryTokens {
  private final List<Token> tokens;
  private int at;

  SummaryTokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Where the next token begins in the text. */
  int start() {
    return at < tokens.size() ? tokens.get(at).start() : tokens.getLast().end();
  }

  /** Where the last token that was taken ends in the text. */
  int endOfLast() {
    return tokens.get(at - 1).end();
  }

  /** Takes the keyword or symbol if it is next. */
  boolean has(String mark) {
    boolean next = mark(at).equals(mark);
    at += next ? 1 : 0;
    return next;
  }

  void take(String mark) {
    if (!has(mark)) {
      throw new Unreadable("something else than " + mark);
    }
  }

  void end() {
    if (at < tokens.size()) {
      throw new Unreadable("more than a summary");
    }
  }

  /** A name and those that it is qualified with. */
  List<String> name() {
    List<String> parts = new ArrayList<>();
    do {
      if (!isName(at)) {
        throw new Unreadable("something else than a name");
      }
      parts.add(tokens.get(at++).name());
    } while (has("."));
    return List.copyOf(parts);
  }

  Optional<String> alias() {
    if (has("as")) {
      if (!isQuoted(at) && !isWord(at)) {
        throw new Unreadable("something else than a name");
      }
      return Optional.of(tokens.get(at++).name());
    }
    return isName(at) ? Optional.of(tokens.get(at++).name()) : Optional.empty();
  }

  /** Of a result, in digits alone. */
  Optional<Integer> number() {
    boolean digits =
        at < tokens.size()
            && tokens.get(at).is(Token.Kind.NUMBER)
            && tokens.get(at).text().matches("[0-9]{1,4}");
    return digits ? Optional.of(Integer.valueOf(tokens.get(at++).text())) : Optional.empty();
  }

  void value() {
    if (at == tokens.size()
        || !(tokens.get(at).is(Token.Kind.NUMBER) || tokens.get(at).is(Token.Kind.PARAMETER))) {
      throw new Unreadable("something else than a number");
    }
    at++;
  }

  void direction() {
    if (!has("asc")) {
      has("desc");
    }
    if (has("nulls") && !has("first")) {
      take("last");
    }
  }

  /**
   * Up to one of the clauses, or the end.
   *
   * @param others words that would begin another clause, or a query within
   */
  void skipCondition(Set<String> clauses, Set<String> others) {
    int depth = 0;
    while (at < tokens.size()) {
      String mark = isWord(at) && !SyntaxWords.isSyntax(tokens, at) ? "" : mark(at);
      if (others.contains(mark)) {
        throw new Unreadable("more than a condition");
      }
      if (depth == 0 && clauses.contains(mark)) {
        return;
      }
      depth += mark.equals("(") ? 1 : mark.equals(")") ? -1 : 0;
      at++;
    }
  }

  private boolean isName(int index) {
    return isQuoted(index) || (isWord(index) && !SyntaxWords.isSyntax(tokens, index));
  }

  private boolean isQuoted(int index) {
    return index < tokens.size() && tokens.get(index).is(Token.Kind.QUOTED_NAME);
  }

  private boolean isWord(int index) {
    return index < tokens.size() && tokens.get(index).is(Token.Kind.WORD);
  }

  private String mark(int index) {
    return SyntaxWords.mark(tokens, index);
  }
}
