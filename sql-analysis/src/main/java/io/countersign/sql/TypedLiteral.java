package io.countersign.sql;

import java.util.List;

/** A literal behind a type with modifiers: {@code timestamp(2) with time zone 'now'}. */
final class TypedLiteral {
  private TypedLiteral() {}

  /**
   * The index behind the literal that begins with a type at {@code at}; {@code at} if none does.
   */
  static int end(List<Token> tokens, int at) {
    int end = at + 2;
    if (!isNumber(tokens, end)) {
      return at;
    }
    end++;
    while (SyntaxWords.mark(tokens, end).equals(",") && isNumber(tokens, end + 1)) {
      end += 2;
    }
    if (!SyntaxWords.mark(tokens, end).equals(")")) {
      return at;
    }
    end++;
    String zone = SyntaxWords.mark(tokens, end);
    if ((zone.equals("with") || zone.equals("without"))
        && SyntaxWords.mark(tokens, end + 1).equals("time")) {
      end += 3;
    }
    boolean literal = end < tokens.size() && tokens.get(end).is(Token.Kind.STRING);
    return literal ? end + 1 : at;
  }

  private static boolean isNumber(List<Token> tokens, int at) {
    return at < tokens.size() && tokens.get(at).is(Token.Kind.NUMBER);
  }
}
