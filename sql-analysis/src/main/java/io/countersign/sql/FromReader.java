package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.Collection;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Reads FROM lists and adds what they name to a scope. */
final class FromReader {
  private final Names names;
  private final Findings findings;
  private final ColumnReader columns;
  private final ExpressionReader expressions;
  private final QueryReader queries;

  FromReader(
      Names names,
      Findings findings,
      ColumnReader columns,
      ExpressionReader expressions,
      QueryReader queries) {
    this.names = names;
    this.findings = findings;
    this.columns = columns;
    this.expressions = expressions;
    this.queries = queries;
  }

  void read(@Nullable FromItem first, @Nullable List<Join> joins, Scope scope) {
    if (first != null) {
      item(first, scope);
    }
    if (joins != null) {
      joins.forEach(join -> item(join.getFromItem(), scope));
      joins.forEach(join -> condition(join, scope));
    }
  }

  void item(FromItem item, Scope scope) {
    switch (item) {
      case Table table -> table(table, scope);
      case LateralSubSelect lateral -> subquery(lateral, scope.inner(), scope);
      case ParenthesedSelect subquery -> subquery(subquery, scope.beside(), scope);
      case Values values -> values(values, scope);
      case ParenthesedFromItem join -> joined(join, scope);
      case TableFunction function -> function(function, scope);
      default ->
          throw new Unreadable(
              "a FROM item that is not understood: " + item.getClass().getSimpleName());
    }
  }

  private void table(Table table, Scope scope) {
    TableName name = columns.table(table);
    Alias alias = table.getAlias();
    String given = alias == null ? null : names.name(alias.getName());
    if (name.schema() == null && scope.hasCommonTable(name.name())) {
      renames(alias);
      scope.add(Relation.derived(given == null ? name.name() : given));
      return;
    }
    findings.read(name);
    Relation relation = Relation.of(name, given);
    if (renames(alias)) {
      findings.everyColumn(relation);
      relation = Relation.derived(relation.alias());
    }
    scope.add(relation);
  }

  private void subquery(ParenthesedSelect subquery, Scope around, Scope scope) {
    queries.read(subquery, around);
    derived("", subquery.getAlias(), scope);
  }

  private void values(Values values, Scope scope) {
    queries.read(values, scope.beside());
    derived("", values.getAlias(), scope);
  }

  private void derived(String name, @Nullable Alias alias, Scope scope) {
    renames(alias);
    scope.add(Relation.derived(alias == null ? name : names.name(alias.getName())));
  }

  /** The alias of a join stands for the rows of all that it joins. */
  private void joined(ParenthesedFromItem join, Scope scope) {
    int before = scope.own().size();
    read(join.getFromItem(), join.getJoins(), scope);
    Alias alias = join.getAlias();
    if (alias == null) {
      return;
    }
    List<TableName> tables =
        scope.own().subList(before, scope.own().size()).stream()
            .map(Relation::tables)
            .flatMap(Collection::stream)
            .toList();
    Relation whole = Relation.joined(names.name(alias.getName()), tables);
    if (renames(alias)) {
      findings.everyColumn(whole);
    }
    scope.add(whole);
  }

  private void function(TableFunction call, Scope scope) {
    Function function = call.getFunction();
    String name = "";
    if (function != null) {
      expressions.read(function, scope);
      name = names.name(function.getMultipartName().getLast());
    }
    expressions.readAll(call.getRowsFromFunctions(), scope);
    derived(name, call.getAlias(), scope);
  }

  private void condition(Join join, Scope scope) {
    expressions.readAll(join.getOnExpressions(), scope);
    join.getUsingColumns()
        .forEach(column -> findings.column(null, names.name(column.getColumnName())));
    if (join.isNatural()) {
      scope.own().forEach(findings::everyColumn);
    }
  }

  /** Whether the alias gives new names to the columns. */
  private boolean renames(@Nullable Alias alias) {
    if (alias == null || alias.getAliasColumns() == null) {
      return false;
    }
    for (Alias.AliasColumn column : alias.getAliasColumns()) {
      names.name(column.name);
      if (column.colDataType != null) {
        expressions.type(column.colDataType);
      }
    }
    return true;
  }
}
