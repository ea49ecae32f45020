package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Reads UPDATE and DELETE as MySQL has them: of several tables, ordered, with a limit. */
final class MysqlWriteReader {
  private final Names names;
  private final Findings findings;
  private final QueryReader queries;

  MysqlWriteReader(Names names, Findings findings, QueryReader queries) {
    this.names = names;
    this.findings = findings;
    this.queries = queries;
  }

  List<Result> read(Update update, Scope around) {
    findings.kind(StatementKind.UPDATE);
    Scope scope = around.inner();
    queries.commonTables().read(update.getWithItemsList(), scope);
    tables(update.getTable(), update.getStartJoins(), scope);
    Set<TableRows> targets = new LinkedHashSet<>();
    for (UpdateSet set : update.getUpdateSets()) {
      set.getColumns().forEach(column -> assigned(column, scope, targets));
      queries.expressions().readAll(set.getValues(), scope.apart(Usage.SOURCE));
    }
    rest(update.getWhere(), targets, update.getOrderByElements(), update.getLimit(), scope);
    return List.of();
  }

  List<Result> read(Delete delete, Scope around) {
    findings.kind(StatementKind.DELETE);
    Scope scope = around.inner();
    queries.commonTables().read(delete.getWithItemsList(), scope);
    tables(delete.getTable(), delete.getJoins(), scope);
    Set<TableRows> targets = new LinkedHashSet<>();
    if (delete.getTables() == null || delete.getTables().isEmpty()) {
      scope.own().forEach(relation -> targets.add(written(relation)));
    } else {
      delete.getTables().forEach(table -> targets.addAll(named(table, scope)));
    }
    rest(delete.getWhere(), targets, delete.getOrderByElements(), delete.getLimit(), scope);
    return queries.writes().results(delete.getReturningClause(), targets.iterator().next(), scope);
  }

  /** One table alone is read only if a column of it is mentioned. */
  private void tables(Table first, @Nullable List<Join> joins, Scope scope) {
    if (joins == null || joins.isEmpty()) {
      queries.writes().target(first, scope);
    } else {
      queries.from().read(first, joins, scope);
    }
  }

  private List<TableRows> named(Table table, Scope scope) {
    TableName name = queries.columns().table(table);
    List<TableRows> named =
        scope.named(name.schema(), name.name()).stream().map(this::written).toList();
    if (named.isEmpty()) {
      throw new Unreadable("a target that is not among the tables");
    }
    return named;
  }

  private TableRows written(Relation relation) {
    if (!(relation instanceof TableRows rows)) {
      throw new Unreadable("a target that is no table");
    }
    findings.write(rows.table());
    return rows;
  }

  /** Without its table, a column may belong to any. */
  private void assigned(Column column, Scope scope, Set<TableRows> targets) {
    List<TableRows> owners = new ArrayList<>();
    if (column.getTable() != null && !column.getTable().getNameParts().isEmpty()) {
      owners.addAll(named(column.getTable(), scope));
    } else {
      scope.own().stream()
          .filter(TableRows.class::isInstance)
          .forEach(relation -> owners.add(written(relation)));
    }
    if (owners.isEmpty()) {
      throw new Unreadable("a column of a table that is not in scope");
    }
    String name = names.name(column.getColumnName());
    owners.forEach(owner -> findings.column(owner.table(), name, Usage.ASSIGNED));
    targets.addAll(owners);
  }

  private void rest(
      @Nullable Expression where,
      Set<TableRows> targets,
      @Nullable List<OrderByElement> order,
      @Nullable Limit limit,
      Scope scope) {
    if (scope.own().size() == 1) {
      queries.filters().ofWrite(where, List.copyOf(targets), scope);
    } else {
      joinedFilter(where, targets, scope);
    }
    Scope ordering = scope.apart(Usage.ORDERING);
    if (order != null) {
      order.forEach(element -> queries.expressions().read(element.getExpression(), ordering));
    }
    if (limit != null) {
      queries.expressions().read(limit.getRowCount(), ordering);
      queries.expressions().read(limit.getOffset(), ordering);
    }
  }

  /** A condition on one table keeps rows of another back if a join compares the two. */
  private void joinedFilter(@Nullable Expression where, Set<TableRows> targets, Scope scope) {
    boolean filters = queries.filters().keepsBack(where, () -> mentions(scope), scope);
    targets.stream()
        .filter(target -> !filters || target.mentions() == 0)
        .forEach(target -> findings.unfilteredWrite(target.table()));
  }

  private static int mentions(Scope scope) {
    return scope.own().stream().mapToInt(Relation::mentions).sum();
  }
}
