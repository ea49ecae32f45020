package io.countersign.executor.postgres;

import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;
import io.countersign.executor.Work;
import io.countersign.executor.target.DescribedColumn;
import io.countersign.executor.target.GroupSize;
import io.countersign.executor.target.MaskedColumn;
import io.countersign.sql.GroupSizes;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a result's columns.
 *
 * @param columns those that the command asked for, and how each is masked
 * @param imagesOf the table whose row images stand in two further columns
 * @param locked the rows as they were, if those columns do not tell them
 * @param write the kind of write, if each row of the result is a changed row
 */
record ResultPlan(
    List<MaskedColumn> columns,
    Lineage lineage,
    @Nullable TableName imagesOf,
    @Nullable LockedRows locked,
    Optional<StatementKind> write) {
  private static final Set<StatementKind> WRITES =
      EnumSet.of(
          StatementKind.INSERT, StatementKind.UPDATE, StatementKind.DELETE, StatementKind.MERGE);

  static ResultPlan of(
      ResultSetMetaData metaData, PreparedCommand command, Work work, Connection connection)
      throws SQLException {
    return of(metaData, command.text(), command.locked(), work, connection);
  }

  /** Of a statement that locked nothing before. */
  static ResultPlan of(
      ResultSetMetaData metaData, StatementText text, Work work, Connection connection)
      throws SQLException {
    return of(metaData, text, null, work, connection);
  }

  private static ResultPlan of(
      ResultSetMetaData metaData,
      StatementText text,
      @Nullable LockedRows locked,
      Work work,
      Connection connection)
      throws SQLException {
    List<DescribedColumn> columns =
        RowDescription.read(metaData, text.ownColumns(metaData.getColumnCount()), connection);
    Provenance provenance = Provenance.of(work, relations(work.facts(), columns), connection);
    Lineage lineage = provenance.lineage(work);
    return new ResultPlan(
        masked(columns, text, work.knowing(provenance.facts()), lineage),
        lineage,
        text.images() == null ? null : text.images().target(),
        locked,
        write(work.facts()));
  }

  private static List<MaskedColumn> masked(
      List<DescribedColumn> columns, StatementText text, Work work, Lineage lineage) {
    Integer minimum = work.obligations().minimumGroup();
    GroupSizes groups = text.groups();
    return groups == null || minimum == null
        ? MaskedColumn.all(columns, work.facts(), lineage)
        : MaskedColumn.ofSummary(
            columns, sizes(groups, columns.size() + 1, minimum), work.facts(), lineage);
  }

  /**
   * @param first of the columns that were added
   */
  private static List<GroupSize> sizes(GroupSizes groups, int first, int minimum) {
    return groups.sizes().stream().map(s -> new GroupSize(first + s, minimum)).toList();
  }

  /**
   * What a write returns is a row for each that it changed, whatever stands before it in a WITH.
   */
  private static Optional<StatementKind> write(Facts facts) {
    return facts.statements().stream()
        .map(StatementFacts::kind)
        .filter(WRITES::contains)
        .findFirst();
  }

  private static Set<TableName> relations(Facts facts, List<DescribedColumn> columns) {
    Set<TableName> relations = new LinkedHashSet<>(Lineage.relations(facts));
    for (DescribedColumn column : columns) {
      if (column.origin() instanceof ColumnOrigin.Column origin) {
        relations.add(origin.relation());
      }
    }
    return relations;
  }
}
