package io.countersign.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A statement respelled for the parser: in the place of each literal and parameter stands the index
 * of its token, every name gets a quoted spelling of its own, and of PostgreSQL's operators only
 * the common ones remain. The tree has the same shape, and nothing in the text can steer the parser
 * but the statement's own syntax.
 */
final class NeutralText {
  private static final Set<String> QUANTIFIERS = Set.of("any", "some", "all");
  private static final Set<String> INTO_MODIFIERS =
      Set.of("temp", "temporary", "unlogged", "table");

  private final List<Token> tokens;
  private final Names names;
  private final StringBuilder text = new StringBuilder();
  private final TreeMap<Integer, Integer> positions = new TreeMap<>();
  private boolean afterString;
  private boolean afterInto;

  private NeutralText(List<Token> tokens, Names names) {
    this.tokens = tokens;
    this.names = names;
  }

  static NeutralText of(List<Token> tokens, Names names) {
    NeutralText neutral = new NeutralText(tokens, names);
    for (int i = 0; i < tokens.size(); i++) {
      neutral.positions.put(neutral.text.length(), tokens.get(i).start());
      i = neutral.append(i);
    }
    return neutral;
  }

  String text() {
    return text.toString();
  }

  /** Where in the original the element stands that is at {@code offset} here. */
  int position(int offset) {
    Map.Entry<Integer, Integer> nearest = positions.lowerEntry(offset);
    if (nearest != null) {
      return nearest.getValue();
    }
    return tokens.isEmpty() ? 0 : tokens.getFirst().start();
  }

  /** Appends the element that begins at {@code index}; the index of its last token. */
  private int append(int index) {
    Token token = tokens.get(index);
    boolean string = token.is(Token.Kind.STRING);
    switch (token.kind()) {
      case STRING -> {
        if (!afterString) {
          put("'" + index + "'");
        }
      }
      case NUMBER, PARAMETER -> put(Integer.toString(index));
      case SYMBOL -> symbol(token.text());
      case OPERATOR -> operator(index);
      case QUOTED_NAME -> name(index);
      case UNICODE_NAME -> throw new Unreadable("a name with Unicode escapes", token.start());
      case WORD -> {
        if (SyntaxWords.isTypePair(tokens, index)) {
          name(index);
          return index + 1;
        }
        word(index);
      }
    }
    afterString = string;
    return index;
  }

  private void word(int index) {
    String word = tokens.get(index).mark();
    boolean syntax = SyntaxWords.isSyntax(tokens, index);
    if (afterInto && INTO_MODIFIERS.contains(word) && isNamed(index + 1)) {
      return;
    }
    afterInto = syntax && word.equals("into");
    if (!isWithoutMeaning(word, index)) {
      if (syntax) {
        put(
            SyntaxWords.mark(tokens, index - 1).equals("then") && word.equals("do")
                ? "delete"
                : word);
      } else {
        name(index);
      }
    }
  }

  /** Words that change nothing that is found: {@code FROM ONLY t}, {@code VARIADIC a}. */
  private boolean isWithoutMeaning(String word, int index) {
    String previous = SyntaxWords.mark(tokens, index - 1);
    if (previous.equals(".") || previous.equals("as")) {
      return false;
    }
    return switch (word) {
      case "only" -> isNamed(index + 1) || SyntaxWords.mark(tokens, index + 1).equals("(");
      case "variadic" -> true;
      case "nothing" -> SyntaxWords.mark(tokens, index - 2).equals("then");
      default -> false;
    };
  }

  private boolean isNamed(int index) {
    return index < tokens.size()
        && switch (tokens.get(index).kind()) {
          case QUOTED_NAME -> true;
          case WORD ->
              INTO_MODIFIERS.contains(tokens.get(index).mark())
                  || !SyntaxWords.isSyntax(tokens, index);
          default -> false;
        };
  }

  /** A name before a literal is the literal's type: {@code date '2026-01-01'}. */
  private void name(int index) {
    afterInto = false;
    if (index + 1 < tokens.size() && tokens.get(index + 1).is(Token.Kind.STRING)) {
      return;
    }
    put(names.spell(index));
  }

  private void symbol(String symbol) {
    switch (symbol) {
      case "." -> text.append('.');
      case ":=" -> put("=>");
      case ":" -> put(",");
      default -> put(symbol);
    }
  }

  /** Behind another operator only a prefix can stand; all but a sign change nothing here. */
  private void operator(int index) {
    String operator = tokens.get(index).text();
    if (followsOperator(index)) {
      if (keepsSign(tokens, index)) {
        put("-");
      }
      return;
    }
    if (Operators.isGrammatical(operator)) {
      put(operator);
    } else if (QUANTIFIERS.contains(SyntaxWords.mark(tokens, index + 1))) {
      put("=");
    } else {
      put(mayBePrefix(tokens, index) ? "-" : "||");
    }
  }

  /**
   * Whether the sign at {@code index} stands between an operator of two operands and its second.
   */
  static boolean keepsSign(List<Token> tokens, int index) {
    return tokens.get(index).is("-")
        && index > 1
        && tokens.get(index - 1).is(Token.Kind.OPERATOR)
        && !mayBePrefix(tokens, index - 1)
        && index + 1 < tokens.size()
        && !tokens.get(index + 1).is(Token.Kind.OPERATOR);
  }

  private boolean followsOperator(int index) {
    return index > 0
        && tokens.get(index - 1).is(Token.Kind.OPERATOR)
        && !SyntaxWords.mark(tokens, index - 2).equals(".");
  }

  /** Behind a keyword or an opening symbol; a minus sign reads well in either case. */
  private static boolean mayBePrefix(List<Token> tokens, int index) {
    if (index == 0) {
      return true;
    }
    Token previous = tokens.get(index - 1);
    return switch (previous.kind()) {
      case SYMBOL -> !previous.is(")") && !previous.is("]");
      case WORD -> SyntaxWords.isSyntax(tokens, index - 1);
      default -> false;
    };
  }

  private void put(String element) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '.') {
      text.append(' ');
    }
    text.append(element);
  }
}
