package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a subquery, a common table, a function or a join under an alias. */
final class DerivedRows extends Relation {
  private final List<Result> columns;
  private final List<TableName> tables;

  private DerivedRows(String alias, List<Result> columns, List<TableName> tables) {
    super(alias, null);
    this.columns = columns;
    this.tables = tables;
  }

  /** The list may grow while a recursive query is being read. */
  static DerivedRows of(String alias, List<Result> columns) {
    return new DerivedRows(alias, columns, List.of());
  }

  /** The rows of a table or view whose columns go by these names. */
  static DerivedRows of(TableName table, String alias, List<Result> columns) {
    return new DerivedRows(alias, columns, List.of(table));
  }

  /** Rows of which nothing is known but what goes into them. */
  static DerivedRows opaque(String alias, Origin origin) {
    return new DerivedRows(alias, List.of(Result.of(null, origin)), List.of());
  }

  /** Gives the first columns other names; where they cannot be counted, any may be any. */
  static List<Result> renamed(List<Result> columns, List<String> names) {
    if (names.isEmpty()) {
      return columns;
    }
    int counted = Math.min(names.size(), columns.size());
    if (names.size() > columns.size()
        || columns.subList(0, counted).stream().anyMatch(r -> r.every() != null)) {
      return renamedBlindly(columns, names);
    }
    List<Result> renamed = new ArrayList<>(columns);
    for (int i = 0; i < counted; i++) {
      renamed.set(i, columns.get(i).named(names.get(i)));
    }
    return renamed;
  }

  private static List<Result> renamedBlindly(List<Result> columns, List<String> names) {
    Origin any = Origin.unread().with(columns).compute();
    List<Result> renamed = new ArrayList<>();
    names.forEach(name -> renamed.add(Result.of(name, any)));
    renamed.add(Result.every(opaque("", any), any));
    return renamed;
  }

  @Override
  List<Result> columns() {
    return columns;
  }

  @Override
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Result column : columns) {
      if (column.name() != null) {
        names.add(column.name());
      } else if (column.every() != null) {
        names.addAll(column.every().names());
      }
    }
    return names;
  }

  @Override
  @Nullable Origin known(String name) {
    for (Result column : columns) {
      if (name.equals(column.name())) {
        return column.origin();
      }
    }
    for (Result column : columns) {
      Relation every = column.every();
      Origin known = every == null ? null : every.known(name);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  @Override
  boolean isOpen() {
    return columns.stream().anyMatch(Result::mayBe);
  }

  /** It is one of those whose names are not known. */
  @Override
  Origin other(String name) {
    List<Result> candidates = columns.stream().filter(Result::mayBe).toList();
    if (candidates.size() == 1) {
      return within(candidates.getFirst(), name);
    }
    Origin any = Origin.unread().compute();
    candidates.forEach(candidate -> any.with(within(candidate, name)));
    return any;
  }

  private static Origin within(Result result, String name) {
    Relation every = result.every();
    return every == null || !every.isOpen() ? result.origin() : every.other(name);
  }

  @Override
  List<TableName> tables() {
    return tables;
  }
}
