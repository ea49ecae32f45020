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
    boolean whole =
        queries.filters().mayHoldForAll(merge.getOnCondition(), target, scope.apart(Usage.JOIN));
    for (MergeOperation operation : merge.getOperations()) {
      if (read(operation, target, scope) && whole) {
        findings.unfilteredWrite(target.table());
        findings.filters().alwaysTrue(List.of(target.table()));
      }
    }
    return queries.writes().results(merge.getReturningClause(), target, scope);
  }

  /** Whether it changes every row of the target that it comes upon. */
  private boolean read(MergeOperation operation, TableRows target, Scope scope) {
    Scope condition = scope.apart(Usage.PREDICATE);
    return switch (operation) {
      case MergeUpdate update -> {
        boolean whole =
            queries.filters().mayHoldForAll(update.getAndPredicate(), target, condition);
        queries.writes().assignments(update.getUpdateSets(), target, scope);
        yield whole;
      }
      case MergeDelete delete ->
          queries.filters().mayHoldForAll(delete.getAndPredicate(), target, condition);
      case MergeInsert insert -> {
        queries.expressions().read(insert.getAndPredicate(), condition);
        queries.writes().assigned(target, insert.getColumns(), values(insert, scope));
        yield false;
      }
      default -> throw new Unreadable("a MERGE action that is not understood");
    };
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
