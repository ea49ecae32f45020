package io.countersign.sql;

import java.util.List;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
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
    boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
    if (recursive) {
      items.forEach(item -> scope.addCommonTable(names.name(item.getAlias().getName())));
    }
    for (WithItem<?> item : items) {
      body(item.getParenthesedStatement(), scope);
      scope.addCommonTable(names.name(item.getAlias().getName()));
      renames(item);
      search(item.getSearchClause());
      cycle(item.getCycleClause());
    }
  }

  private void body(ParenthesedStatement statement, Scope scope) {
    switch (statement) {
      case ParenthesedSelect select -> queries.read(select, scope);
      case ParenthesedInsert insert -> writes.read(insert.getInsert(), scope);
      case ParenthesedUpdate update -> writes.read(update.getUpdate(), scope);
      case ParenthesedDelete delete -> writes.read(delete.getDelete(), scope);
      default -> throw new Unreadable("a WITH item that is not understood");
    }
  }

  private void renames(WithItem<?> item) {
    if (item.getWithItemList() != null) {
      item.getWithItemList().forEach(column -> names.meetAll(column.toString()));
    }
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
