package io.countersign.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import org.jspecify.annotations.Nullable;

/**
 * The literals of a statement behind their stand-ins in the neutral text. Findings remember which
 * of them were looked at: what was found holds for other values of all the rest.
 */
final class Literals {
  private final List<Token> tokens;
  private final Findings findings;

  Literals(List<Token> tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  /** Whether it is one value for all rows, given in the text or bound to it. */
  static boolean isConstant(@Nullable Expression expression) {
    return switch (expression) {
      case LongValue _, StringValue _ -> true;
      case SignedExpression signed -> isConstant(signed.getExpression());
      case CastExpression cast -> isConstant(cast.getLeftExpression());
      case ParenthesedExpressionList<?> list when list.size() == 1 -> isConstant(list.getFirst());
      case null, default -> false;
    };
  }

  /** A number or a plain string; absent for anything whose value is not plain to see. */
  Optional<Comparable<?>> value(Expression expression) {
    return switch (expression) {
      case LongValue number -> number(index(number.getStringValue()));
      case StringValue string -> string(index(string.getValue()));
      case SignedExpression signed
          when signed.getExpression() instanceof LongValue number
              && tokens.get(index(number.getStringValue()) - 1).is("-") ->
          value(number).map(value -> ((BigDecimal) value).negate());
      case ParenthesedExpressionList<?> list when list.size() == 1 -> value(list.getFirst());
      default -> Optional.empty();
    };
  }

  /** A whole number without a sign, such as a LIMIT or the position of a result has. */
  OptionalLong count(@Nullable Expression expression) {
    if (!(expression instanceof LongValue number)) {
      return OptionalLong.empty();
    }
    Token token = token(index(number.getStringValue()));
    boolean whole =
        token.is(Token.Kind.NUMBER)
            && token.text().length() < 19
            && token.text().chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? OptionalLong.of(Long.parseLong(token.text())) : OptionalLong.empty();
  }

  /** Whether both surely are the same token, or the same value. */
  boolean same(Expression left, Expression right) {
    Optional<Comparable<?>> value = value(left);
    return value.isPresent() && value.equals(value(right));
  }

  /** Whether the tree may lack a prefix that changes a value: one that follows an operator. */
  boolean hidePrefixes() {
    for (int i = 1; i < tokens.size(); i++) {
      if (isOperator(i) && isOperator(i - 1) && !NeutralText.keepsSign(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOperator(int index) {
    return index >= 0 && tokens.get(index).is(Token.Kind.OPERATOR);
  }

  /** Behind two operators a number is plain to see only if the second is its own sign. */
  private boolean isPlain(int index) {
    return !isOperator(index - 1)
        || !isOperator(index - 2)
        || NeutralText.keepsSign(tokens, index - 1);
  }

  private Optional<Comparable<?>> number(int index) {
    Token token = token(index);
    String text = token.text();
    if (!token.is(Token.Kind.NUMBER)
        || text.length() > 40
        || (text.length() > 1 && Character.isLetter(text.charAt(1)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text.replace("_", "")).stripTrailingZeros());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A word before it may be its type, by which other texts may mean the same. */
  private Optional<Comparable<?>> string(int index) {
    Token token = token(index);
    boolean typed =
        index > 0
            && tokens.get(index - 1).is(Token.Kind.WORD)
            && !SyntaxWords.isSyntax(tokens, index - 1);
    return token.text().startsWith("'") && !typed && isPlain(index)
        ? Optional.of(token.text())
        : Optional.empty();
  }

  private Token token(int index) {
    Token token = tokens.get(index);
    findings.lookAt(token);
    return token;
  }

  /** The index of a literal is what stands in its place. */
  private static int index(String standIn) {
    return Integer.parseInt(standIn);
  }
}
