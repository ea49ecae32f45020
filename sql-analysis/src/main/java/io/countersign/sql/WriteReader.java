package io.countersign.sql;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.select.Select;
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

  List<Result> read(Insert insert, Scope around) {
    findings.kind(StatementKind.INSERT);
    Scope scope = around.inner();
    queries.commonTables().read(insert.getWithItemsList(), scope);
    List<Result> rows = rows(insert.getSelect(), scope);
    TableRows target = target(insert.getTable(), scope);
    assigned(target, insert.getColumns(), rows);
    scope.addImage(target.image("excluded").afterwards(target));
    conflict(insert.getConflictTarget(), insert.getConflictAction(), target, scope);
    return results(insert.getReturningClause(), target, scope);
  }

  private List<Result> rows(@Nullable Select select, Scope scope) {
    if (select == null) {
      return List.of();
    }
    return select instanceof Values values && values.getWithItemsList() == null
        ? queries.rows(values, scope)
        : queries.results(select, scope);
  }

  List<Result> read(Update update, Scope around) {
    findings.kind(StatementKind.UPDATE);
    Scope scope = around.inner();
    queries.commonTables().read(update.getWithItemsList(), scope);
    TableRows target = target(update.getTable(), scope);
    queries.from().read(update.getFromItem(), update.getJoins(), scope);
    assignments(update.getUpdateSets(), target, scope);
    queries.filters().ofWrite(update.getWhere(), List.of(target), scope);
    return results(update.getReturningClause(), target, scope);
  }

  List<Result> read(Delete delete, Scope around) {
    findings.kind(StatementKind.DELETE);
    Scope scope = around.inner();
    queries.commonTables().read(delete.getWithItemsList(), scope);
    TableRows target = target(delete.getTable(), scope);
    if (delete.getUsingFromItemList() != null) {
      delete.getUsingFromItemList().forEach(item -> scope.join(queries.from().item(item, scope)));
    }
    queries.from().read(null, delete.getJoins(), scope);
    queries.filters().ofWrite(delete.getWhere(), List.of(target), scope);
    return results(delete.getReturningClause(), target, scope);
  }

  TableRows target(Table table, Scope scope) {
    String alias = table.getAlias() == null ? null : names.name(table.getAlias().getName());
    TableRows target = findings.tables().written(queries.columns().table(table), alias);
    scope.add(target);
    scope.join(Joined.of(target));
    return target;
  }

  void assignments(@Nullable List<UpdateSet> sets, TableRows target, Scope scope) {
    if (sets == null) {
      return;
    }
    for (UpdateSet set : sets) {
      Origin value = Origin.unread().use(Usage.SOURCE);
      set.getColumns().forEach(column -> target.assign(assigned(target, column, scope), value));
      queries.expressions().readAll(set.getValues(), scope.into(value));
    }
  }

  /** The columns of an INSERT, which are all of them if it names none. */
  void assigned(TableRows target, @Nullable List<Column> columns, List<Result> rows) {
    List<String> given = new ArrayList<>();
    if (columns != null && !columns.isEmpty()) {
      columns.forEach(column -> given.add(assigned(target, column, Scope.outermost())));
    } else if (target.names().isEmpty()) {
      findings.column(target.table(), ColumnUse.EVERY, Usage.ASSIGNED);
    } else {
      target.names().forEach(name -> findings.column(target.table(), name, Usage.ASSIGNED));
      given.addAll(target.names());
    }
    rows.forEach(row -> row.origin().use(Usage.SOURCE));
    boolean counted = rows.stream().allMatch(row -> row.every() == null);
    for (int i = 0; i < rows.size(); i++) {
      if (counted && i < given.size()) {
        target.assign(given.get(i), rows.get(i).origin());
      } else {
        target.assignAnywhere(rows.get(i).origin());
      }
    }
  }

  /** {@code OLD} and {@code NEW} name the target's rows, unless an alias takes the name. */
  List<Result> results(@Nullable ReturningClause returning, TableRows target, Scope scope) {
    if (returning == null) {
      return List.of();
    }
    TableRows after = target.image(target.alias()).afterwards(target);
    Scope shown = scope.returning(target, after);
    shown.addImage(target.image("old"));
    shown.addImage(target.image("new").afterwards(target));
    return queries.results(returning, shown);
  }

  /** In {@code SET a.b = 1} the column is a, and b a field of it. */
  private String assigned(TableRows target, Column column, Scope scope) {
    if (column.getArrayConstructor() != null) {
      queries
          .expressions()
          .readAll(column.getArrayConstructor().getExpressions(), scope.apart(Usage.SOURCE));
    }
    String name = names.name(column.getColumnName());
    if (column.getTable() != null) {
      name = queries.columns().table(column.getTable()).name();
    }
    findings.column(target.table(), name, Usage.ASSIGNED);
    return name;
  }

  private void conflict(
      @Nullable InsertConflictTarget conflict,
      @Nullable InsertConflictAction action,
      TableRows target,
      Scope scope) {
    Scope condition = scope.apart(Usage.PREDICATE);
    if (conflict != null) {
      queries.expressions().read(conflict.getWhereExpression(), condition);
      names.meetAll(String.valueOf(conflict.getConstraintName()));
      conflict.getIndexElements().forEach(element -> indexed(element, target, condition));
    }
    if (action != null) {
      assignments(action.getUpdateSets(), target, scope);
      queries.expressions().read(action.getWhereExpression(), condition);
    }
  }

  private void indexed(Index.ColumnParams element, TableRows target, Scope scope) {
    if (element.getExpression() != null) {
      queries.expressions().read(element.getExpression(), scope);
    } else {
      findings.column(target.table(), names.name(element.getColumnName()), Usage.PREDICATE);
    }
  }
}
