package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FunctionAllColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Reads queries: SELECT, VALUES, TABLE and what combines them. */
final class QueryReader {
  /** PostgreSQL has no more in a result either (manual, appendix K). */
  private static final int MOST_RESULTS = 1664;

  private final Names names;
  private final Findings findings;
  private final ColumnReader columns;
  private final ExpressionReader expressions;
  private final FromReader from;
  private final WriteReader writes;
  private final CommonTableReader commonTables;
  private final CallReader calls;
  private final ResultNames resultNames;
  private final Literals literals;
  private final FilterReader filters;

  QueryReader(Names names, Findings findings) {
    this.names = names;
    this.findings = findings;
    this.columns = new ColumnReader(names, findings);
    this.expressions = new ExpressionReader(names, findings, columns, this);
    this.calls = new CallReader(names, findings, expressions);
    this.from = new FromReader(names, findings, columns, expressions, this);
    this.writes = new WriteReader(names, findings, this);
    this.resultNames = new ResultNames(names, findings.catalogue());
    this.literals = new Literals(names.tokens(), findings);
    this.filters = new FilterReader(names, findings, expressions, literals);
    this.commonTables = new CommonTableReader(names, this, writes);
  }

  ColumnReader columns() {
    return columns;
  }

  ExpressionReader expressions() {
    return expressions;
  }

  FromReader from() {
    return from;
  }

  FilterReader filters() {
    return filters;
  }

  CommonTableReader commonTables() {
    return commonTables;
  }

  WriteReader writes() {
    return writes;
  }

  /** Reads a query within an expression; its results go into the value of the expression. */
  void read(Select select, Scope around) {
    around.value().with(results(select, around.deciding()));
  }

  /** Reads a query whose expressions may name all that {@code around} names. */
  List<Result> results(Select select, Scope around) {
    return results(select, around, _ -> {});
  }

  /**
   * @param first is given the results of a set operation as soon as its first query is read, for
   *     the others to refer to
   */
  List<Result> results(Select select, Scope around, Consumer<List<Result>> first) {
    Scope scope = around.inner();
    commonTables.read(select.getWithItemsList(), scope);
    List<Result> results =
        switch (select) {
          case PlainSelect plain -> plain(plain, scope);
          case SetOperationList list -> combined(list, scope, first);
          case ParenthesedSelect inner -> {
            List<Result> within = results(inner.getSelect(), scope, first);
            orderOfResults(inner.getOrderByElements(), within, scope);
            yield within;
          }
          case Values values -> {
            findings.kind(StatementKind.VALUES);
            List<Result> rows = rows(values, scope);
            orderOfResults(values.getOrderByElements(), rows, scope);
            yield rows;
          }
          case TableStatement table -> {
            findings.kind(StatementKind.SELECT);
            scope.join(from.item(table.getTable(), scope));
            filters.ofQuery(null, scope);
            List<Result> columns = scope.columns();
            order(table.getOrderByElements(), columns, scope);
            yield columns;
          }
          default ->
              throw new Unreadable(
                  "a query that is not understood: " + select.getClass().getSimpleName());
        };
    bounds(select, scope);
    if (results.size() > MOST_RESULTS) {
      throw new Unreadable("more than " + MOST_RESULTS + " columns");
    }
    return results;
  }

  private List<Result> combined(SetOperationList list, Scope scope, Consumer<List<Result>> first) {
    SetOperations combined = new SetOperations(list.getOperations());
    for (Select part : list.getSelects()) {
      boolean leading = combined.isEmpty();
      combined.add(results(part, scope));
      if (leading) {
        first.accept(combined.results());
      }
    }
    orderOfResults(list.getOrderByElements(), combined.results(), scope);
    return combined.results();
  }

  /** Rows of values; those in the same place go into the same column. */
  List<Result> rows(Values values, Scope scope) {
    List<Origin> columns = new ArrayList<>();
    ExpressionList<?> all = values.getExpressions();
    List<? extends Expression> given =
        all instanceof ParenthesedExpressionList ? List.of(all) : all;
    for (Expression row : given) {
      List<? extends Expression> cells =
          row instanceof ExpressionList<?> list ? list : List.of(row);
      for (int i = 0; i < cells.size(); i++) {
        if (i == columns.size()) {
          columns.add(Origin.unread().compute());
        }
        expressions.read(cells.get(i), scope.into(columns.get(i)));
      }
    }
    List<Result> results = new ArrayList<>();
    columns.forEach(column -> results.add(Result.of("column" + (results.size() + 1), column)));
    return results;
  }

  /** The results of a SELECT or RETURNING list. */
  List<Result> results(@Nullable List<? extends SelectItem<?>> items, Scope scope) {
    List<Result> results = new ArrayList<>();
    if (items != null) {
      items.forEach(item -> result(item, scope, results));
    }
    return results;
  }

  private void result(SelectItem<?> item, Scope scope, List<Result> results) {
    Expression expression = item.getExpression();
    if (expression instanceof FunctionAllColumns every) {
      results.add(everyField(every, scope));
    } else if (ExpressionReader.isStar(expression)) {
      scope.own().forEach(columns::noteRead);
      results.addAll(scope.columns());
    } else if (expression instanceof AllTableColumns every) {
      results.addAll(columns.columns(every.getTable(), scope));
    } else {
      Origin value = Origin.unread();
      expressions.read(expression, scope.into(value));
      Expression inner = unwrapped(expression);
      if (!(inner instanceof Column column) || column.getArrayConstructor() != null) {
        value.compute();
      }
      String name =
          item.getAlias() == null ? resultNames.of(inner) : names.name(item.getAlias().getName());
      results.add(Result.of(name, value));
    }
    if (results.size() > MOST_RESULTS) {
      throw new Unreadable("more than " + MOST_RESULTS + " columns");
    }
  }

  /** {@code (f(a)).*}: as many columns as the function's result has fields. */
  private Result everyField(FunctionAllColumns every, Scope scope) {
    Origin value = Origin.unread().compute();
    expressions.read(every.getFunction(), scope.into(value));
    return Result.every(DerivedRows.opaque("", value), value);
  }

  private static Expression unwrapped(Expression expression) {
    Expression inner = expression;
    while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      inner = list.getFirst();
    }
    return inner;
  }

  private List<Result> plain(PlainSelect select, Scope scope) {
    findings.kind(StatementKind.SELECT);
    from.read(select.getFromItem(), select.getJoins(), scope);
    if (select.getDistinct() != null) {
      results(select.getDistinct().getOnSelectItems(), scope)
          .forEach(result -> result.origin().use(Usage.GROUPING));
    }
    List<Result> results = results(select.getSelectItems(), scope);
    if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() == null) {
      results.forEach(result -> result.origin().use(Usage.GROUPING));
    }
    filters.ofQuery(select.getWhere(), scope);
    group(select.getGroupBy(), results, scope.apart(Usage.GROUPING));
    expressions.read(select.getHaving(), scope.apart(Usage.PREDICATE));
    if (select.getWindowDefinitions() != null) {
      Scope windows = scope.into(scope.windows());
      select.getWindowDefinitions().forEach(window -> calls.window(window, windows));
    }
    order(select.getOrderByElements(), results, scope);
    if (select.getIntoTables() != null) {
      select.getIntoTables().forEach(this::into);
      results.forEach(result -> result.origin().use(Usage.SOURCE));
    }
    return results;
  }

  private void into(Table table) {
    findings.kind(StatementKind.SELECT_INTO);
    findings.effect(Effect.CHANGES_SCHEMA);
    findings.write(columns.table(table));
  }

  private void group(@Nullable GroupByElement group, List<Result> results, Scope scope) {
    if (group == null) {
      return;
    }
    if (group.getGroupByExpressionList() != null) {
      for (Object expression : group.getGroupByExpressionList()) {
        grouping((Expression) expression, results, scope);
      }
    }
    if (group.getGroupingSets() != null) {
      group.getGroupingSets().forEach(set -> expressions.readAll(set, scope));
    }
  }

  /** {@code ROLLUP (a, b)} and {@code CUBE (a, b)} look like calls. */
  private void grouping(Expression expression, List<Result> results, Scope scope) {
    if (expression instanceof Function function
        && function.getMultipartName().size() == 1
        && !names.isQuoted(function.getName())
        && Set.of("rollup", "cube").contains(names.name(function.getName()))) {
      expressions.readAll(function.getParameters(), scope);
    } else {
      use(results, expression, Usage.GROUPING);
      expressions.read(expression, scope);
    }
  }

  /** A bare name that is given to a result means that result. */
  private void order(@Nullable List<OrderByElement> elements, List<Result> results, Scope scope) {
    if (elements == null) {
      return;
    }
    for (OrderByElement element : elements) {
      if (!use(results, element.getExpression(), Usage.ORDERING)) {
        expressions.read(element.getExpression(), scope.apart(Usage.ORDERING));
      }
    }
  }

  /** Results of a set operation are ordered by their names or positions alone. */
  private void orderOfResults(
      @Nullable List<OrderByElement> elements, List<Result> results, Scope scope) {
    if (elements == null) {
      return;
    }
    for (OrderByElement element : elements) {
      if (element.getExpression() instanceof Column column && isBare(column)) {
        names.name(column.getColumnName());
        results.forEach(result -> result.origin().use(Usage.ORDERING));
      } else {
        use(results, element.getExpression(), Usage.ORDERING);
        expressions.read(element.getExpression(), scope.apart(Usage.ORDERING));
      }
    }
  }

  /** Whether the expression is the name or the position of a result, which then is used. */
  private boolean use(List<Result> results, Expression expression, Usage usage) {
    if (expression instanceof LongValue) {
      at(literals.count(expression), results).forEach(result -> result.origin().use(usage));
      return true;
    }
    if (!(expression instanceof Column column) || !isBare(column)) {
      return false;
    }
    List<Result> named =
        results.stream()
            .filter(result -> names.name(column.getColumnName()).equals(result.name()))
            .toList();
    named.forEach(result -> result.origin().use(usage));
    return !named.isEmpty();
  }

  /** The result at a position from 1, or all of them where they cannot be counted. */
  private static List<Result> at(OptionalLong position, List<Result> results) {
    long index = position.orElse(0) - 1;
    boolean counted =
        index >= 0
            && index < results.size()
            && results.subList(0, (int) index).stream().allMatch(result -> result.every() == null);
    return counted ? List.of(results.get((int) index)) : results;
  }

  private static boolean isBare(Column column) {
    return column.getTable() == null && column.getArrayConstructor() == null;
  }

  private void bounds(Select select, Scope scope) {
    if (select.getLimit() != null) {
      limit(select.getLimit().getRowCount(), scope.apart(Usage.PREDICATE));
      limit(select.getLimit().getOffset(), scope.apart(Usage.PREDICATE));
    }
    if (select.getOffset() != null) {
      expressions.read(select.getOffset().getOffset(), scope.apart(Usage.PREDICATE));
    }
    if (select.getFetch() != null) {
      expressions.read(select.getFetch().getExpression(), scope.apart(Usage.PREDICATE));
    }
    if (select.getForMode() != null) {
      findings.effect(Effect.LOCKS);
    }
    if (select.getForUpdateTables() != null) {
      select.getForUpdateTables().forEach(columns::table);
    }
  }

  private void limit(@Nullable Expression rows, Scope scope) {
    if (rows != null && !(rows instanceof AllValue)) {
      expressions.read(rows, scope);
    }
  }
}
