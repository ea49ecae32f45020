package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Walks over the tokens of a statement, word by word. */
final class TokenReader {
  private final List<Token> tokens;
  private int at;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean accept(String word) {
    boolean found = is(word);
    if (found) {
      at++;
    }
    return found;
  }

  boolean acceptAny(Set<String> words) {
    return words.contains(SyntaxWords.mark(tokens, at)) && accept(SyntaxWords.mark(tokens, at));
  }

  void expect(String word) {
    if (!accept(word)) {
      throw new Unreadable("the word " + word + " is missing", position());
    }
  }

  boolean is(String word) {
    return SyntaxWords.mark(tokens, at).equals(word);
  }

  boolean isNext(String word) {
    return SyntaxWords.mark(tokens, at + 1).equals(word);
  }

  boolean isAtEnd() {
    return at >= tokens.size();
  }

  /** Whether a name stands here, which may be a keyword too. */
  boolean isName() {
    return isName(at);
  }

  Token next() {
    if (isAtEnd()) {
      throw new Unreadable("the rest is missing", position());
    }
    return tokens.get(at++);
  }

  String name() {
    if (!isName(at)) {
      throw new Unreadable("a name is missing", position());
    }
    return tokens.get(at++).name();
  }

  TableName table() {
    return table(path());
  }

  /** The parts of a name with dots. */
  List<String> path() {
    List<String> parts = new ArrayList<>(List.of(name()));
    while (accept(".")) {
      parts.add(name());
    }
    return parts;
  }

  static TableName table(List<String> parts) {
    return switch (parts.size()) {
      case 1 -> new TableName(null, parts.getFirst());
      case 2 -> new TableName(parts.getFirst(), parts.get(1));
      default -> throw new Unreadable("a table of another database");
    };
  }

  int index() {
    return at;
  }

  List<Token> since(int index) {
    return tokens.subList(index, at);
  }

  /** Passes over a list in parentheses, if one opens here; what is within them. */
  List<Token> parenthesed() {
    if (!is("(")) {
      return List.of();
    }
    int open = at;
    int depth = 0;
    do {
      Token token = next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    } while (depth > 0);
    return tokens.subList(open + 1, at - 1);
  }

  List<Token> rest() {
    List<Token> rest = tokens.subList(at, tokens.size());
    at = tokens.size();
    return rest;
  }

  void end() {
    if (!isAtEnd()) {
      throw new Unreadable("the rest of the statement is not read", position());
    }
  }

  int position() {
    return at < tokens.size() ? tokens.get(at).start() : tokens.getLast().end();
  }

  private boolean isName(int index) {
    if (index >= tokens.size()) {
      return false;
    }
    Token token = tokens.get(index);
    return token.is(Token.Kind.WORD) || token.is(Token.Kind.QUOTED_NAME);
  }
}
