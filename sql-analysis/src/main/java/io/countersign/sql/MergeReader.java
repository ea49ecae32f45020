package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeUpdate;

/** Reads MERGE. */
final class MergeReader {
  private final Findings findings;
  private final QueryReader queries;

  MergeReader(Findings findings, QueryReader queries) {
    this.findings = findings;
    this.queries = queries;
  }

  List<Result> read(Merge merge, Scope around) {
    findings.kind(StatementKind.MERGE);
    Scope scope = around.inner();
    queries.commonTables().read(merge.getWithItemsList(), scope);
    TableRows target = queries.writes().target(merge.getTable(), scope);
    scope.join(queries.from().item(merge.getFromItem(), scope));
    queries.expressions().read(merge.getOnCondition(), scope.apart(Usage.JOIN));
    merge.getOperations().forEach(operation -> read(operation, target, scope));
    return queries.writes().results(merge.getReturningClause(), target, scope);
  }

  private void read(MergeOperation operation, TableRows target, Scope scope) {
    switch (operation) {
      case MergeUpdate update -> {
        queries.expressions().read(update.getAndPredicate(), scope.apart(Usage.PREDICATE));
        queries.writes().assignments(update.getUpdateSets(), target, scope);
      }
      case MergeDelete delete ->
          queries.expressions().read(delete.getAndPredicate(), scope.apart(Usage.PREDICATE));
      case MergeInsert insert -> {
        queries.expressions().read(insert.getAndPredicate(), scope.apart(Usage.PREDICATE));
        queries.writes().assigned(target, insert.getColumns(), values(insert, scope));
      }
      default -> throw new Unreadable("a MERGE action that is not understood");
    }
  }

  private List<Result> values(MergeInsert insert, Scope scope) {
    List<Result> values = new ArrayList<>();
    if (insert.getValues() != null) {
      for (Expression value : insert.getValues()) {
        Origin origin = Origin.unread();
        queries.expressions().read(value, scope.into(origin));
        values.add(Result.of(null, origin));
      }
    }
    return values;
  }
}
