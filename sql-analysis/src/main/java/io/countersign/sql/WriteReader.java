package io.countersign.sql;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Reads INSERT, UPDATE and DELETE. */
final class WriteReader {
  private final Names names;
  private final Findings findings;
  private final QueryReader queries;

  WriteReader(Names names, Findings findings, QueryReader queries) {
    this.names = names;
    this.findings = findings;
    this.queries = queries;
  }

  void read(Insert insert, Scope around) {
    findings.kind(StatementKind.INSERT);
    Scope scope = around.inner();
    queries.commonTables().read(insert.getWithItemsList(), scope);
    if (insert.getSelect() instanceof Values values && values.getWithItemsList() == null) {
      queries.rows(values, scope);
    } else if (insert.getSelect() != null) {
      queries.read(insert.getSelect(), scope);
    }
    TableName target = target(insert.getTable(), scope);
    assigned(target, insert.getColumns());
    scope.addImage(new Relation("excluded", null, List.of(target), true));
    conflict(insert.getConflictTarget(), insert.getConflictAction(), target, scope);
    results(insert.getReturningClause(), target, scope);
  }

  void read(Update update, Scope around) {
    findings.kind(StatementKind.UPDATE);
    Scope scope = around.inner();
    queries.commonTables().read(update.getWithItemsList(), scope);
    TableName target = target(update.getTable(), scope);
    queries.from().read(update.getFromItem(), update.getJoins(), scope);
    assignments(update.getUpdateSets(), target, scope);
    filter(update.getWhere(), target, scope);
    results(update.getReturningClause(), target, scope);
  }

  void read(Delete delete, Scope around) {
    findings.kind(StatementKind.DELETE);
    Scope scope = around.inner();
    queries.commonTables().read(delete.getWithItemsList(), scope);
    TableName target = target(delete.getTable(), scope);
    if (delete.getUsingFromItemList() != null) {
      delete.getUsingFromItemList().forEach(item -> queries.from().item(item, scope));
    }
    queries.from().read(null, delete.getJoins(), scope);
    filter(delete.getWhere(), target, scope);
    results(delete.getReturningClause(), target, scope);
  }

  TableName target(Table table, Scope scope) {
    TableName name = queries.columns().table(table);
    findings.write(name);
    String alias = table.getAlias() == null ? null : names.name(table.getAlias().getName());
    scope.add(Relation.of(name, alias).asTarget());
    return name;
  }

  void assignments(@Nullable List<UpdateSet> sets, TableName target, Scope scope) {
    if (sets == null) {
      return;
    }
    for (UpdateSet set : sets) {
      set.getColumns().forEach(column -> assigned(target, column, scope));
      queries.expressions().readAll(set.getValues(), scope);
    }
  }

  /** The columns of an INSERT, which are all of them if it names none. */
  void assigned(TableName target, @Nullable List<Column> columns) {
    if (columns == null || columns.isEmpty()) {
      findings.column(target, ColumnUse.EVERY);
    } else {
      columns.forEach(column -> assigned(target, column, Scope.outermost()));
    }
  }

  /** {@code OLD} and {@code NEW} name the target's rows, unless an alias takes the name. */
  void results(@Nullable ReturningClause returning, TableName target, Scope scope) {
    if (returning != null) {
      scope.addImage(new Relation("old", null, List.of(target), true));
      scope.addImage(new Relation("new", null, List.of(target), true));
      queries.results(returning, scope);
    }
  }

  /** In {@code SET a.b = 1} the column is a, and b a field of it. */
  private void assigned(TableName target, Column column, Scope scope) {
    if (column.getArrayConstructor() != null) {
      queries.expressions().readAll(column.getArrayConstructor().getExpressions(), scope);
    }
    String name = names.name(column.getColumnName());
    if (column.getTable() != null) {
      name = queries.columns().table(column.getTable()).name();
    }
    findings.column(target, name);
  }

  /** A condition that mentions no column keeps no row back. */
  private void filter(@Nullable Expression where, TableName target, Scope scope) {
    int before = findings.mentions();
    queries.expressions().read(where, scope);
    if (findings.mentions() == before) {
      findings.unfilteredWrite(target);
    }
  }

  private void conflict(
      @Nullable InsertConflictTarget conflict,
      @Nullable InsertConflictAction action,
      TableName target,
      Scope scope) {
    if (conflict != null) {
      queries.expressions().read(conflict.getWhereExpression(), scope);
      names.meetAll(String.valueOf(conflict.getConstraintName()));
      conflict.getIndexElements().forEach(element -> indexed(element, target, scope));
    }
    if (action != null) {
      assignments(action.getUpdateSets(), target, scope);
      queries.expressions().read(action.getWhereExpression(), scope);
    }
  }

  private void indexed(Index.ColumnParams element, TableName target, Scope scope) {
    if (element.getExpression() != null) {
      queries.expressions().read(element.getExpression(), scope);
    } else {
      findings.column(target, names.name(element.getColumnName()));
    }
  }
}
