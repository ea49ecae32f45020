package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithCycleClause;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.select.WithSearchClause;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import org.jspecify.annotations.Nullable;

/** Reads WITH lists and makes their names known to a scope. */
final class CommonTableReader {
  private final Names names;
  private final QueryReader queries;
  private final WriteReader writes;

  CommonTableReader(Names names, QueryReader queries, WriteReader writes) {
    this.names = names;
    this.queries = queries;
    this.writes = writes;
  }

  /** Without RECURSIVE an item sees only those before it; with it, all of them and itself. */
  void read(@Nullable List<WithItem<?>> items, Scope scope) {
    if (items == null || items.isEmpty()) {
      return;
    }
    if (items.stream().anyMatch(WithItem::isRecursive)) {
      items.forEach(item -> scope.addCommonTable(name(item), later()));
    }
    for (WithItem<?> item : items) {
      List<String> renames = renames(item);
      List<Result> body =
          body(
              item.getParenthesedStatement(),
              scope,
              first -> {
                if (item.isRecursive() || scope.commonTable(name(item)) != null) {
                  scope.addCommonTable(name(item), DerivedRows.renamed(first, renames));
                }
              });
      List<Result> columns = new ArrayList<>(DerivedRows.renamed(body, renames));
      for (int added = added(item); added > 0; added--) {
        columns.add(Result.of(null, Origin.unread().with(body).compute()));
      }
      scope.addCommonTable(name(item), List.copyOf(columns));
      search(item.getSearchClause());
      cycle(item.getCycleClause());
    }
  }

  /** SEARCH adds a column, CYCLE its mark and the path. */
  private static int added(WithItem<?> item) {
    return (item.getSearchClause() == null ? 0 : 1) + (item.getCycleClause() == null ? 0 : 2);
  }

  private String name(WithItem<?> item) {
    return names.name(item.getAlias().getName());
  }

  /** The columns of an item that is named before it is read, which PostgreSQL hardly allows. */
  private static List<Result> later() {
    return List.of(Result.of(null, Origin.unread().compute().doubt()));
  }

  private List<Result> body(
      ParenthesedStatement statement, Scope scope, Consumer<List<Result>> first) {
    return switch (statement) {
      case ParenthesedSelect select -> queries.results(select, scope, first);
      case ParenthesedInsert insert -> writes.read(insert.getInsert(), scope);
      case ParenthesedUpdate update -> writes.read(update.getUpdate(), scope);
      case ParenthesedDelete delete -> writes.read(delete.getDelete(), scope);
      default -> throw new Unreadable("a WITH item that is not understood");
    };
  }

  private List<String> renames(WithItem<?> item) {
    List<String> renames = new ArrayList<>();
    if (item.getWithItemList() != null) {
      for (SelectItem<?> column : item.getWithItemList()) {
        if (!(column.getExpression() instanceof Column name)) {
          throw new Unreadable("a column of a WITH item that is not understood");
        }
        renames.add(names.name(name.getColumnName()));
      }
    }
    return renames;
  }

  private void search(@Nullable WithSearchClause search) {
    if (search != null) {
      names.meetAll(search.toString());
    }
  }

  private void cycle(@Nullable WithCycleClause cycle) {
    if (cycle != null) {
      names.meetAll(cycle.toString());
    }
  }
}
