package io.countersign.executor.mysql;

import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.executor.Lineage;
import io.countersign.executor.Work;
import io.countersign.sql.SqlAnalyzer;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A command together with what the server knows of its tables, all names folded alike.
 *
 * @param work its facts say of each column which table's it is
 */
record KnownWork(Work work, Relations relations) {
  static KnownWork of(Work work, Connection connection) throws SQLException {
    Relations relations = Relations.of(work.facts(), connection);
    Facts facts = SqlAnalyzer.analyze(Dialect.MYSQL, work.command().sql(), relations.schema());
    return new KnownWork(folded(work.knowing(facts)), relations);
  }

  Lineage lineage() {
    return new Lineage(work, relations.disguises(), relations.generated());
  }

  private static Work folded(Work work) {
    DataSource source = work.dataSource();
    DataSource folded =
        new DataSource(
            source.name(),
            source.dialect(),
            source.environment(),
            source.description(),
            source.roles(),
            source.owners(),
            source.classifications().stream().map(KnownWork::folded).toList(),
            source.masks(),
            source.found().stream().map(KnownWork::folded).toList());
    return new Work(
        work.command(), work.facts(), work.access(), folded, work.obligations(), work.impact());
  }

  private static Classification folded(Classification declared) {
    TableName table = declared.table();
    String schema = table.schema() == null ? null : Relations.folded(table.schema());
    return new Classification(
        new TableName(schema, Relations.folded(table.name())),
        Relations.folded(declared.column()),
        declared.category());
  }
}
