package io.countersign.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.relational.*;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** Tells comparisons whose answer does not depend on what is compared. */
final class Comparison {
  private final Names names;
  private final Literals literals;
  private final Scope scope;

  Comparison(Names names, Literals literals, Scope scope) {
    this.names = names;
    this.literals = literals;
    this.scope = scope;
  }

  /** DEPENDS where nothing is known. */
  Truth truth(Expression expression) {
    return switch (expression) {
      case BooleanValue value -> value.getValue() ? Truth.ALWAYS : Truth.NEVER;
      case IsDistinctExpression test when isSame(test) -> truth(test.isNot());
      case LikeExpression like when matchesAll(like) -> truth(!like.isNot());
      case Between between when holdsItself(between) -> truth(!between.isNot());
      case InExpression in when holdsItself(in) -> truth(!in.isNot());
      case EqualsTo _, GreaterThanEquals _, MinorThanEquals _ ->
          compared((BinaryExpression) expression);
      case NotEqualsTo _, GreaterThan _, MinorThan _ -> compared((BinaryExpression) expression);
      default -> Truth.DEPENDS;
    };
  }

  /** Whether one of the two holds wherever both sides have a value. */
  boolean complete(Expression left, Expression right) {
    if (left instanceof NotExpression not) {
      return isSame(not.getExpression(), right);
    }
    if (right instanceof NotExpression not) {
      return isSame(not.getExpression(), left);
    }
    return switch (left) {
      case IsNullExpression test ->
          right instanceof IsNullExpression other
              && test.isNot() != other.isNot()
              && isSame(test.getLeftExpression(), other.getLeftExpression());
      case LikeExpression like ->
          right instanceof LikeExpression other
              && like.isNot() != other.isNot()
              && sidesAreSame(like, other);
      case InExpression in ->
          right instanceof InExpression other
              && in.isNot() != other.isNot()
              && isSame(in.getLeftExpression(), other.getLeftExpression())
              && isSame(in.getRightExpression(), other.getRightExpression());
      case NotEqualsTo test when right instanceof NotEqualsTo other -> differ(test, other);
      case BinaryExpression test -> right instanceof BinaryExpression other && opposed(test, other);
      default -> false;
    };
  }

  private static Truth truth(boolean holds) {
    return holds ? Truth.ALWAYS : Truth.NEVER;
  }

  private Truth compared(BinaryExpression test) {
    if (isSame(test)) {
      return literals.hidePrefixes()
          ? Truth.SAME_FOR_ALL
          : truth(
              !(test instanceof NotEqualsTo
                  || test instanceof GreaterThan
                  || test instanceof MinorThan));
    }
    Optional<Integer> order = order(test.getLeftExpression(), test.getRightExpression());
    return order.map(sign -> truth(holds(test, sign))).orElse(Truth.DEPENDS);
  }

  private static boolean holds(BinaryExpression test, int sign) {
    return switch (test) {
      case EqualsTo _ -> sign == 0;
      case NotEqualsTo _ -> sign != 0;
      case GreaterThan _ -> sign > 0;
      case GreaterThanEquals _ -> sign >= 0;
      case MinorThan _ -> sign < 0;
      default -> sign <= 0;
    };
  }

  /** Of numbers; that of strings is a matter of their type and collation. */
  private Optional<Integer> order(Expression left, Expression right) {
    if (!Literals.isConstant(left) || !Literals.isConstant(right)) {
      return Optional.empty();
    }
    Object first = literals.value(left).orElse(null);
    Object second = literals.value(right).orElse(null);
    return first instanceof BigDecimal number && second instanceof BigDecimal other
        ? Optional.of(number.compareTo(other))
        : Optional.empty();
  }

  private boolean opposed(BinaryExpression left, BinaryExpression right) {
    boolean opposite =
        switch (left) {
          case EqualsTo _ -> right instanceof NotEqualsTo;
          case NotEqualsTo _ -> right instanceof EqualsTo;
          case GreaterThan _ -> right instanceof MinorThanEquals;
          case GreaterThanEquals _ ->
              right instanceof MinorThan || right instanceof MinorThanEquals;
          case MinorThan _ -> right instanceof GreaterThanEquals;
          case MinorThanEquals _ ->
              right instanceof GreaterThan || right instanceof GreaterThanEquals;
          default -> false;
        };
    return opposite && sidesAreSame(left, right);
  }

  /** {@code x <> 1 OR x <> 2} */
  private boolean differ(NotEqualsTo left, NotEqualsTo right) {
    return isSame(left.getLeftExpression(), right.getLeftExpression())
        && order(left.getRightExpression(), right.getRightExpression())
            .filter(s -> s != 0)
            .isPresent();
  }

  private boolean matchesAll(LikeExpression like) {
    return like.getRightExpression() instanceof StringValue pattern
        && literals.value(pattern).filter(text -> text.toString().matches("'%+'")).isPresent();
  }

  private boolean holdsItself(Between between) {
    return isSame(between.getLeftExpression(), between.getBetweenExpressionStart())
        && isSame(between.getLeftExpression(), between.getBetweenExpressionEnd());
  }

  private boolean holdsItself(InExpression in) {
    return in.getRightExpression() instanceof ExpressionList<?> list
        && list.stream().anyMatch(item -> isSame(in.getLeftExpression(), item));
  }

  private boolean isSame(BinaryExpression test) {
    return isSame(test.getLeftExpression(), test.getRightExpression());
  }

  private boolean sidesAreSame(BinaryExpression left, BinaryExpression right) {
    return isSame(left.getLeftExpression(), right.getLeftExpression())
        && isSame(left.getRightExpression(), right.getRightExpression());
  }

  /** Whether both surely have the same value; a subquery never surely has. */
  private boolean isSame(Expression left, Expression right) {
    return switch (left) {
      case ParenthesedExpressionList<?> list when list.size() == 1 ->
          isSame(list.getFirst(), right);
      case Expression _
          when right instanceof ParenthesedExpressionList<?> list && list.size() == 1 ->
          isSame(left, list.getFirst());
      case Column column -> right instanceof Column other && isSameColumn(column, other);
      case LongValue _, StringValue _ -> Literals.isConstant(right) && literals.same(left, right);
      case CastExpression cast ->
          right instanceof CastExpression other
              && cast.getColDataType().getDataType().equals(other.getColDataType().getDataType())
              && isSame(cast.getLeftExpression(), other.getLeftExpression());
      case Function function -> right instanceof Function other && isSameCall(function, other);
      case ExpressionList<?> list ->
          right instanceof ExpressionList<?> other && areSame(list, other);
      case Concat _ -> false;
      case BinaryExpression test ->
          right.getClass() == test.getClass() && sidesAreSame(test, (BinaryExpression) right);
      default -> false;
    };
  }

  private boolean isSameCall(Function left, Function right) {
    return left.getMultipartName().size() == 1
        && right.getMultipartName().size() == 1
        && names.name(left.getName()).equals(names.name(right.getName()))
        && left.getParameters() != null
        && right.getParameters() != null
        && areSame(left.getParameters(), right.getParameters());
  }

  private boolean areSame(List<? extends Expression> left, List<? extends Expression> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!isSame(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSameColumn(Column left, Column right) {
    return !isKeyword(left)
        && !isKeyword(right)
        && names.name(left.getColumnName()).equals(names.name(right.getColumnName()))
        && left.getArrayConstructor() == null
        && right.getArrayConstructor() == null
        && isSameTable(left, right);
  }

  private boolean isSameTable(Column left, Column right) {
    String table = table(left);
    String other = table(right);
    if (table == null || other == null) {
      String given = table == null ? other : table;
      return given == null
          || (scope.own().size() == 1 && scope.own().getFirst().answersTo(null, given));
    }
    return table.equals(other);
  }

  private @Nullable String table(Column column) {
    return column.getTable() == null || column.getTable().getNameParts().isEmpty()
        ? null
        : names.name(column.getTable().getName());
  }

  private boolean isKeyword(Column column) {
    return names.isKeyword(column.getColumnName());
  }
}
