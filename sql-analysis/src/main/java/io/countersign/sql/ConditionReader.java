package io.countersign.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** Reads a condition and tells whether it keeps rows back. */
final class ConditionReader {
  /** How many alternatives are compared with one another. */
  private static final int MOST_ALTERNATIVES = 100;

  private final Names names;
  private final ExpressionReader expressions;
  private final Comparison comparison;
  private final Scope scope;
  private final IntSupplier mentions;

  /**
   * @param scope what the condition may name, for the use that it makes of it
   * @param mentions counts how often what is filtered was named so far
   */
  ConditionReader(
      Names names,
      ExpressionReader expressions,
      Literals literals,
      Scope scope,
      IntSupplier mentions) {
    this.names = names;
    this.expressions = expressions;
    this.comparison = new Comparison(names, literals, scope);
    this.scope = scope;
    this.mentions = mentions;
  }

  /** Every part of the condition is read once. */
  Truth read(Expression condition) {
    return switch (condition) {
      case ParenthesedExpressionList<?> list when list.size() == 1 -> read(list.getFirst());
      case AndExpression and ->
          chain(and, AndExpression.class).stream().map(this::read).reduce(Truth.ALWAYS, Truth::and);
      case OrExpression or -> alternatives(chain(or, OrExpression.class));
      case NotExpression not -> read(not.getExpression()).not();
      case IsBooleanExpression test when test.isTrue() ->
          test.isNot() ? read(test.getLeftExpression()).not() : read(test.getLeftExpression());
      default -> one(condition);
    };
  }

  private Truth alternatives(List<Expression> alternatives) {
    Truth truth = alternatives.stream().map(this::read).reduce(Truth.NEVER, Truth::or);
    return truth == Truth.DEPENDS && areComplete(alternatives) ? Truth.ALWAYS : truth;
  }

  private boolean areComplete(List<Expression> alternatives) {
    int compared = Math.min(alternatives.size(), MOST_ALTERNATIVES);
    for (int i = 0; i < compared; i++) {
      for (int j = i + 1; j < compared; j++) {
        if (comparison.complete(bare(alternatives.get(i)), bare(alternatives.get(j)))) {
          return true;
        }
      }
    }
    return false;
  }

  private Truth one(Expression condition) {
    int before = mentions.getAsInt();
    expressions.read(condition, scope);
    Truth known = isAlwaysTrue(condition) ? Truth.ALWAYS : comparison.truth(condition);
    boolean named = mentions.getAsInt() > before;
    return known == Truth.DEPENDS && !named ? Truth.SAME_FOR_ALL : known;
  }

  private boolean isAlwaysTrue(Expression condition) {
    return switch (condition) {
      case Function function -> isDefaultTrue(function);
      case CaseExpression choice -> isTrueInEveryCase(choice);
      case ExistsExpression exists ->
          !exists.isNot()
              && exists.getRightExpression() instanceof ParenthesedSelect select
              && select.getSelect() instanceof PlainSelect plain
              && hasOneRow(plain);
      default -> false;
    };
  }

  /** {@code coalesce(true, …)} */
  private boolean isDefaultTrue(Function function) {
    return function.getMultipartName().size() == 1
        && names.name(function.getName()).equals("coalesce")
        && function.getParameters() != null
        && isTrue(function.getParameters().getFirst());
  }

  private boolean isTrueInEveryCase(CaseExpression choice) {
    return choice.getElseExpression() != null
        && isTrue(choice.getElseExpression())
        && choice.getWhenClauses().stream().allMatch(when -> isTrue(when.getThenExpression()));
  }

  private boolean isTrue(Expression expression) {
    Expression bare = bare(expression);
    return bare instanceof BooleanValue value
        ? value.getValue()
        : bare instanceof BinaryExpression && comparison.truth(bare) == Truth.ALWAYS;
  }

  private static boolean hasOneRow(PlainSelect select) {
    return select.getFromItem() == null
        && select.getWhere() == null
        && select.getHaving() == null
        && select.getLimit() == null
        && select.getOffset() == null
        && select.getFetch() == null;
  }

  /** A chain leans to the left and may be long. */
  static List<Expression> chain(Expression condition, Class<? extends BinaryExpression> kind) {
    List<Expression> links = new ArrayList<>();
    @Nullable Expression left = condition;
    while (kind.isInstance(left)) {
      BinaryExpression binary = kind.cast(left);
      links.add(binary.getRightExpression());
      left = binary.getLeftExpression();
    }
    links.add(left);
    Collections.reverse(links);
    return links;
  }

  static Expression bare(Expression expression) {
    Expression bare = expression;
    while (bare instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      bare = list.getFirst();
    }
    return bare;
  }
}
