package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
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
  private final Names names;
  private final Findings findings;
  private final ColumnReader columns;
  private final ExpressionReader expressions;
  private final FromReader from;
  private final WriteReader writes;
  private final CommonTableReader commonTables;
  private final CallReader calls;

  QueryReader(Names names, Findings findings) {
    this.names = names;
    this.findings = findings;
    this.columns = new ColumnReader(names, findings);
    this.expressions = new ExpressionReader(names, findings, columns, this);
    this.calls = new CallReader(names, findings, expressions);
    this.from = new FromReader(names, findings, columns, expressions, this);
    this.writes = new WriteReader(names, findings, this);
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

  CommonTableReader commonTables() {
    return commonTables;
  }

  WriteReader writes() {
    return writes;
  }

  /** Reads a query whose expressions may name all that {@code around} names. */
  void read(Select select, Scope around) {
    Scope scope = around.inner();
    commonTables.read(select.getWithItemsList(), scope);
    switch (select) {
      case PlainSelect plain -> plain(plain, scope);
      case SetOperationList list -> {
        list.getSelects().forEach(part -> read(part, scope));
        orderOfResults(list.getOrderByElements(), scope);
      }
      case ParenthesedSelect inner -> {
        read(inner.getSelect(), scope);
        orderOfResults(inner.getOrderByElements(), scope);
      }
      case Values values -> {
        findings.kind(StatementKind.VALUES);
        rows(values, scope);
        orderOfResults(values.getOrderByElements(), scope);
      }
      case TableStatement table -> {
        findings.kind(StatementKind.SELECT);
        from.item(table.getTable(), scope);
        scope.own().forEach(findings::everyColumn);
        order(table.getOrderByElements(), Set.of(), scope);
      }
      default ->
          throw new Unreadable(
              "a query that is not understood: " + select.getClass().getSimpleName());
    }
    bounds(select, scope);
  }

  void rows(Values values, Scope scope) {
    expressions.readAll(values.getExpressions(), scope);
  }

  /** The results of a SELECT or RETURNING list; the names given to them. */
  Set<String> results(@Nullable List<? extends SelectItem<?>> items, Scope scope) {
    Set<String> aliases = new HashSet<>();
    if (items == null) {
      return aliases;
    }
    for (SelectItem<?> item : items) {
      if (ExpressionReader.isStar(item.getExpression())) {
        scope.own().forEach(findings::everyColumn);
      } else {
        expressions.read(item.getExpression(), scope);
      }
      if (item.getAlias() != null) {
        aliases.add(names.name(item.getAlias().getName()));
      }
    }
    return aliases;
  }

  private void plain(PlainSelect select, Scope scope) {
    findings.kind(StatementKind.SELECT);
    from.read(select.getFromItem(), select.getJoins(), scope);
    if (select.getDistinct() != null) {
      results(select.getDistinct().getOnSelectItems(), scope);
    }
    Set<String> aliases = results(select.getSelectItems(), scope);
    expressions.read(select.getWhere(), scope);
    group(select.getGroupBy(), scope);
    expressions.read(select.getHaving(), scope);
    if (select.getWindowDefinitions() != null) {
      select.getWindowDefinitions().forEach(window -> calls.window(window, scope));
    }
    order(select.getOrderByElements(), aliases, scope);
    if (select.getIntoTables() != null) {
      select.getIntoTables().forEach(this::into);
    }
  }

  private void into(Table table) {
    findings.kind(StatementKind.SELECT_INTO);
    findings.effect(Effect.CHANGES_SCHEMA);
    findings.write(columns.table(table));
  }

  private void group(@Nullable GroupByElement group, Scope scope) {
    if (group == null) {
      return;
    }
    if (group.getGroupByExpressionList() != null) {
      for (Object expression : group.getGroupByExpressionList()) {
        grouping((Expression) expression, scope);
      }
    }
    if (group.getGroupingSets() != null) {
      group.getGroupingSets().forEach(set -> expressions.readAll(set, scope));
    }
  }

  /** {@code ROLLUP (a, b)} and {@code CUBE (a, b)} look like calls. */
  private void grouping(Expression expression, Scope scope) {
    if (expression instanceof Function function
        && function.getMultipartName().size() == 1
        && !names.isQuoted(function.getName())
        && Set.of("rollup", "cube").contains(names.name(function.getName()))) {
      expressions.readAll(function.getParameters(), scope);
    } else {
      expressions.read(expression, scope);
    }
  }

  /** A bare name that is given to a result means that result. */
  private void order(@Nullable List<OrderByElement> elements, Set<String> aliases, Scope scope) {
    if (elements == null) {
      return;
    }
    for (OrderByElement element : elements) {
      if (!(element.getExpression() instanceof Column column
          && isBare(column)
          && aliases.contains(names.name(column.getColumnName())))) {
        expressions.read(element.getExpression(), scope);
      }
    }
  }

  /** Results of a set operation are ordered by their names or positions alone. */
  private void orderOfResults(@Nullable List<OrderByElement> elements, Scope scope) {
    if (elements == null) {
      return;
    }
    for (OrderByElement element : elements) {
      if (element.getExpression() instanceof Column column && isBare(column)) {
        names.name(column.getColumnName());
      } else {
        expressions.read(element.getExpression(), scope);
      }
    }
  }

  private static boolean isBare(Column column) {
    return column.getTable() == null && column.getArrayConstructor() == null;
  }

  private void bounds(Select select, Scope scope) {
    if (select.getLimit() != null) {
      limit(select.getLimit().getRowCount(), scope);
      limit(select.getLimit().getOffset(), scope);
    }
    if (select.getOffset() != null) {
      expressions.read(select.getOffset().getOffset(), scope);
    }
    if (select.getFetch() != null) {
      expressions.read(select.getFetch().getExpression(), scope);
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
