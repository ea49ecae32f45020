package io.countersign.sql;

import io.countersign.contracts.Usage;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import net.sf.jsqlparser.expression.*;
import net.sf.jsqlparser.expression.operators.relational.*;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Reads expressions; a node that is not listed here is refused. */
final class ExpressionReader {
  private final Names names;
  private final ColumnReader columns;
  private final CallReader calls;
  private final QueryReader queries;

  ExpressionReader(Names names, Findings findings, ColumnReader columns, QueryReader queries) {
    this.names = names;
    this.columns = columns;
    this.calls = new CallReader(names, findings, this);
    this.queries = queries;
  }

  void readAll(@Nullable Collection<? extends Expression> expressions, Scope scope) {
    if (expressions != null) {
      expressions.forEach(expression -> read(expression, scope));
    }
  }

  /** A chain of operators leans to the left and may be long, so it is walked, not descended. */
  void read(@Nullable Expression expression, Scope scope) {
    Deque<Expression> rights = new ArrayDeque<>();
    Expression left = expression;
    while (left instanceof BinaryExpression binary) {
      rights.push(binary.getRightExpression());
      if (binary instanceof LikeExpression like && like.getEscape() != null) {
        rights.push(like.getEscape());
      }
      left = binary.getLeftExpression();
    }
    if (left != null) {
      readOne(left, scope);
    }
    rights.forEach(right -> read(right, scope));
  }

  private void readOne(Expression expression, Scope scope) {
    switch (expression) {
      case Column column -> {
        readAll(
            column.getArrayConstructor() == null
                ? null
                : column.getArrayConstructor().getExpressions(),
            scope);
        columns.read(column, scope);
      }
      case LongValue _, DoubleValue _, StringValue _, NullValue _, BooleanValue _ -> {}
      case IntervalExpression interval -> read(interval.getExpression(), scope);
      case DateTimeLiteralExpression _ -> {}
      case TimeKeyExpression key -> calls.keyword(key.getStringValue());
      case Select select -> queries.read(select, scope);
      case ExpressionList<?> list -> readAll(list, scope);
      case Function function -> calls.read(function, scope);
      case AnalyticExpression analytic -> calls.read(analytic, scope);
      case ExtractExpression extract -> {
        calls.keyword("extract");
        read(extract.getExpression(), scope);
      }
      case TrimFunction trim -> {
        calls.keyword("trim");
        read(trim.getExpression(), scope);
        read(trim.getFromExpression(), scope);
      }
      case CastExpression cast -> {
        read(cast.getLeftExpression(), scope);
        type(cast.getColDataType());
      }
      case CaseExpression choice -> {
        read(choice.getSwitchExpression(), scope.within(Usage.PREDICATE));
        readAll(choice.getWhenClauses(), scope);
        read(choice.getElseExpression(), scope);
      }
      case WhenClause when -> {
        read(when.getWhenExpression(), scope.within(Usage.PREDICATE));
        read(when.getThenExpression(), scope);
      }
      default -> readOther(expression, scope);
    }
  }

  private void readOther(Expression expression, Scope scope) {
    switch (expression) {
      case NotExpression not -> read(not.getExpression(), scope);
      case SignedExpression signed -> read(signed.getExpression(), scope);
      case IsNullExpression test -> read(test.getLeftExpression(), scope);
      case IsBooleanExpression test -> read(test.getLeftExpression(), scope);
      case IsUnknownExpression test -> read(test.getLeftExpression(), scope);
      case ExistsExpression exists -> read(exists.getRightExpression(), scope);
      case AnyComparisonExpression any -> read(any.getSelect(), scope);
      case InExpression in -> {
        read(in.getLeftExpression(), scope);
        read(in.getRightExpression(), scope);
      }
      case Between between -> {
        read(between.getLeftExpression(), scope);
        read(between.getBetweenExpressionStart(), scope);
        read(between.getBetweenExpressionEnd(), scope);
      }
      case OverlapsCondition overlaps -> {
        readAll(overlaps.getLeft(), scope);
        readAll(overlaps.getRight(), scope);
      }
      case TimezoneExpression zone -> {
        read(zone.getLeftExpression(), scope);
        readAll(zone.getTimezoneExpressions(), scope);
      }
      case CollateExpression collate -> {
        read(collate.getLeftExpression(), scope);
        names.meetAll(collate.getCollate());
      }
      case ArrayConstructor array -> readAll(array.getExpressions(), scope);
      case ArrayExpression element -> {
        read(element.getObjExpression(), scope);
        read(element.getIndexExpression(), scope);
        read(element.getStartIndexExpression(), scope);
        read(element.getStopIndexExpression(), scope);
      }
      case RowGetExpression field -> {
        read(field.getExpression(), scope);
        columns.field(field.getColumnName(), scope);
      }
      case OracleNamedFunctionParameter named -> {
        names.name(named.getName());
        read(named.getExpression(), scope);
      }
      case AllTableColumns every -> columns.everyColumn(every.getTable(), scope);
      case JsonExpression slice -> read(slice.getExpression(), scope);
      default ->
          throw new Unreadable(
              "an expression that is not understood: " + expression.getClass().getSimpleName());
    }
  }

  void type(ColDataType type) {
    names.meetAll(type.toString());
  }

  /** A bare {@code *} stands for columns only in a list of results. */
  static boolean isStar(Expression expression) {
    return expression instanceof AllColumns && !(expression instanceof AllTableColumns);
  }
}
