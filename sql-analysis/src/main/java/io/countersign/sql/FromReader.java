package io.countersign.sql;

import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
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
  private final ColumnReader columns;
  private final ExpressionReader expressions;
  private final QueryReader queries;
  private final Findings findings;
  private final JoinReader joins;

  FromReader(
      Names names,
      Findings findings,
      ColumnReader columns,
      ExpressionReader expressions,
      QueryReader queries) {
    this.names = names;
    this.columns = columns;
    this.expressions = expressions;
    this.queries = queries;
    this.findings = findings;
    this.joins = new JoinReader(names, findings, expressions);
  }

  /** Reads a FROM list; a comma lists columns side by side, a join may share some. */
  void read(@Nullable FromItem first, @Nullable List<Join> others, Scope scope) {
    Joined joined = first == null ? Joined.nothing() : item(first, scope);
    if (others != null) {
      for (Join join : others) {
        Joined right = item(join.getFromItem(), scope);
        if (join.isSimple()) {
          scope.join(joined);
          joined = right;
        } else {
          joined = joins.join(joined, right, join, scope);
        }
      }
    }
    scope.join(joined);
    if (others != null) {
      others.forEach(join -> joins.condition(join, scope));
    }
  }

  /**
   * Makes the item known to the scope; the caller says by {@link Scope#join} what it is part of.
   */
  Joined item(FromItem item, Scope scope) {
    return switch (item) {
      case Table table -> table(table, scope);
      case LateralSubSelect lateral -> subquery(lateral, scope.inner(), scope);
      case ParenthesedSelect subquery -> subquery(subquery, scope.beside(), scope);
      case Values values ->
          derived("", values.getAlias(), queries.results(values, scope.beside()), scope);
      case ParenthesedFromItem join -> joined(join, scope);
      case TableFunction function -> function(function, scope);
      default ->
          throw new Unreadable(
              "a FROM item that is not understood: " + item.getClass().getSimpleName());
    };
  }

  private Joined table(Table table, Scope scope) {
    TableName name = columns.table(table);
    Alias alias = table.getAlias();
    String given = alias == null ? null : names.name(alias.getName());
    List<Result> common = name.schema() == null ? scope.commonTable(name.name()) : null;
    if (common != null) {
      return derived(name.name(), alias, common, scope);
    }
    Relation relation = findings.tables().read(name, given);
    List<String> renames = renames(alias);
    return add(
        renames.isEmpty()
            ? relation
            : DerivedRows.of(
                relation.tables().getFirst(),
                relation.alias(),
                DerivedRows.renamed(relation.columns(), renames)),
        scope);
  }

  private Joined subquery(ParenthesedSelect subquery, Scope around, Scope scope) {
    return derived("", subquery.getAlias(), queries.results(subquery, around), scope);
  }

  private Joined derived(String name, @Nullable Alias alias, List<Result> columns, Scope scope) {
    return add(
        DerivedRows.of(given(alias, name), DerivedRows.renamed(columns, renames(alias))), scope);
  }

  private static Joined add(Relation relation, Scope scope) {
    scope.add(relation);
    return Joined.of(relation);
  }

  /** The alias of a join stands for the rows of all that it joins, and hides their names. */
  private Joined joined(ParenthesedFromItem join, Scope scope) {
    Joined within = joins.within(this, join, scope);
    Alias alias = join.getAlias();
    if (alias == null) {
      return within;
    }
    List<String> renames = renames(alias);
    String name = names.name(alias.getName());
    Relation whole =
        renames.isEmpty()
            ? new JoinedRows(name, within, findings)
            : DerivedRows.of(name, DerivedRows.renamed(within.columns(), renames));
    scope.replace(within.relations(), whole);
    return Joined.of(whole);
  }

  /**
   * What a function returns is made of what it is given, which also decides how many rows there
   * are.
   */
  private Joined function(TableFunction call, Scope scope) {
    Function function = call.getFunction();
    Scope returned = scope.into(Origin.unread().compute().use(Usage.PREDICATE));
    String name = "";
    if (function != null) {
      expressions.read(function, returned);
      name = names.name(function.getMultipartName().getLast());
    }
    expressions.readAll(call.getRowsFromFunctions(), returned);
    String column = given(call.getAlias(), name);
    return derived(name, call.getAlias(), rows(name, column, returned.value()), scope);
  }

  /** {@code f() AS (a int)} gives names to columns alone. */
  private String given(@Nullable Alias alias, String name) {
    return alias == null || alias.getName().isBlank() ? name : names.name(alias.getName());
  }

  /** A function of single values has one column, which goes by the name of its rows. */
  private static List<Result> rows(String function, String column, Origin value) {
    return Functions.returnsValues(function)
        ? List.of(Result.of(column, value))
        : List.of(Result.every(DerivedRows.opaque("", value), value));
  }

  /** The new names that the alias gives to the columns. */
  private List<String> renames(@Nullable Alias alias) {
    if (alias == null || alias.getAliasColumns() == null) {
      return List.of();
    }
    List<String> renames = new ArrayList<>();
    for (Alias.AliasColumn column : alias.getAliasColumns()) {
      renames.add(names.name(column.name));
      if (column.colDataType != null) {
        expressions.type(column.colDataType);
      }
    }
    return renames;
  }
}
