package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
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

  void read(Merge merge, Scope around) {
    findings.kind(StatementKind.MERGE);
    Scope scope = around.inner();
    queries.commonTables().read(merge.getWithItemsList(), scope);
    TableName target = queries.writes().target(merge.getTable(), scope);
    queries.from().item(merge.getFromItem(), scope);
    queries.expressions().read(merge.getOnCondition(), scope);
    merge.getOperations().forEach(operation -> read(operation, target, scope));
    queries.writes().results(merge.getReturningClause(), target, scope);
  }

  private void read(MergeOperation operation, TableName target, Scope scope) {
    switch (operation) {
      case MergeUpdate update -> {
        queries.expressions().read(update.getAndPredicate(), scope);
        queries.writes().assignments(update.getUpdateSets(), target, scope);
      }
      case MergeDelete delete -> queries.expressions().read(delete.getAndPredicate(), scope);
      case MergeInsert insert -> {
        queries.expressions().read(insert.getAndPredicate(), scope);
        queries.writes().assigned(target, insert.getColumns());
        queries.expressions().readAll(insert.getValues(), scope);
      }
      default -> throw new Unreadable("a MERGE action that is not understood");
    }
  }
}
