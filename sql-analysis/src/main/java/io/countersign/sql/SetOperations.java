package io.countersign.sql;

import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.sf.jsqlparser.statement.select.SetOperation;

/** Joins the results of the queries of a set operation by their positions. */
final class SetOperations {
  private final List<SetOperation> operations;
  private final List<Result> results = new ArrayList<>();
  private int queries;
  private boolean countable = true;

  SetOperations(List<SetOperation> operations) {
    this.operations = operations;
  }

  boolean isEmpty() {
    return queries == 0;
  }

  /** The first query names the results. */
  void add(List<Result> columns) {
    if (queries == 0) {
      columns.forEach(column -> results.add(open(column)));
    } else if (countable && isCounted(results) && isCounted(columns)) {
      for (int i = 0; i < Math.min(results.size(), columns.size()); i++) {
        results.get(i).origin().with(columns.get(i).origin());
      }
    } else {
      mix(columns);
    }
    if (queries > 0) {
      compared(operations.get(queries - 1)).forEach(usage -> use(usage));
    }
    queries++;
  }

  /** The list grows no longer once the first query is there; what goes into it may. */
  List<Result> results() {
    return Collections.unmodifiableList(results);
  }

  private static Result open(Result column) {
    Origin origin = Origin.unread().with(column.origin());
    return column.every() == null ? Result.of(column.name(), origin) : every(origin);
  }

  /** Positions cannot be told, so that anything may go into any of them. */
  private void mix(List<Result> columns) {
    if (countable) {
      countable = false;
      Origin any = Origin.unread().compute();
      List<Result> first = List.copyOf(results);
      results.replaceAll(
          result -> result.every() == null ? Result.of(result.name(), any) : every(any));
      any.with(first);
      first.forEach(result -> result.origin().with(any));
    }
    results.forEach(result -> result.origin().with(columns));
  }

  private static Result every(Origin origin) {
    return Result.every(DerivedRows.opaque("", origin), origin);
  }

  private static boolean isCounted(List<Result> columns) {
    return columns.stream().allMatch(column -> column.every() == null);
  }

  /** Without ALL equal rows become one; INTERSECT and EXCEPT test which are there. */
  private static List<Usage> compared(SetOperation operation) {
    String text = operation.toString().toUpperCase(java.util.Locale.ROOT);
    if (text.contains("UNION")) {
      return text.contains("ALL") ? List.of() : List.of(Usage.GROUPING);
    }
    return List.of(Usage.PREDICATE, Usage.GROUPING);
  }

  private void use(Usage usage) {
    results.forEach(result -> result.origin().use(usage));
  }
}
