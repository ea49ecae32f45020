package io.countersign.sql;

import io.countersign.contracts.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A statement without its literals: two of one shape differ in the values of their literals alone,
 * and in the length of lists of several literals behind IN.
 *
 * @param key equal for equal shapes alone
 * @param literals those that the shape leaves out one by one, in their order
 */
record Shape(String key, List<Token> literals) {
  private static final Set<String> BEFORE_VALUES =
      Set.of("and", "between", "else", "like", "or", "regexp", "rlike", "then", "when", "where");

  static Shape of(Dialect dialect, List<Token> statement) {
    StringBuilder key = new StringBuilder(16 + 8 * statement.size()).append(dialect);
    List<Token> literals = new ArrayList<>();
    for (int i = 0; i < statement.size(); i++) {
      Token token = statement.get(i);
      int end = token.is("in") ? afterLiterals(statement, i + 1) : 0;
      if (end > 0) {
        key.append(" in (<literals>)");
        i = end - 1;
      } else {
        key.append(mayCallStored(dialect, statement, i) ? " " : "");
        boolean text = token.is(Token.Kind.STRING) && mayBeName(dialect, statement, i);
        key.append(' ').append(text ? token.text() : part(token, literals));
      }
    }
    return new Shape(key.toString(), literals);
  }

  /** In MySQL a blank before the parenthesis may call another function. */
  private static boolean mayCallStored(Dialect dialect, List<Token> statement, int index) {
    return dialect == Dialect.MYSQL
        && index > 0
        && statement.get(index).is("(")
        && statement.get(index - 1).end() < statement.get(index).start();
  }

  /** In MySQL a string behind an expression is the name of a result. */
  private static boolean mayBeName(Dialect dialect, List<Token> statement, int index) {
    if (dialect != Dialect.MYSQL || index == 0) {
      return false;
    }
    Token before = statement.get(index - 1);
    boolean value =
        before.is(Token.Kind.OPERATOR)
            || before.is("(")
            || before.is(",")
            || (before.is(Token.Kind.WORD) && BEFORE_VALUES.contains(before.mark()));
    return !value;
  }

  private static String part(Token token, List<Token> literals) {
    return switch (token.kind()) {
      case STRING, NUMBER -> {
        literals.add(token);
        yield token.mark();
      }
      case WORD -> token.mark();
      case QUOTED_NAME, UNICODE_NAME, PARAMETER, OPERATOR, SYMBOL -> token.text();
    };
  }

  /** The index behind a list of at least two literals of one kind, 0 if there is none. */
  private static int afterLiterals(List<Token> statement, int open) {
    if (open + 2 >= statement.size() || !statement.get(open).is("(")) {
      return 0;
    }
    Token.Kind kind = statement.get(open + 1).kind();
    int item = open + 1;
    while (item + 1 < statement.size() && isLiteral(statement.get(item), kind)) {
      Token next = statement.get(item + 1);
      if (next.is(")")) {
        return item > open + 1 ? item + 2 : 0;
      }
      if (!next.is(",")) {
        return 0;
      }
      item += 2;
    }
    return 0;
  }

  private static boolean isLiteral(Token token, Token.Kind kind) {
    return token.is(kind) && (kind == Token.Kind.STRING || kind == Token.Kind.NUMBER);
  }
}
