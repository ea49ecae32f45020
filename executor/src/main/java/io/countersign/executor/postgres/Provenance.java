package io.countersign.executor.postgres;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Masking;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.StatementFacts;
import io.countersign.contracts.TableName;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;
import io.countersign.executor.Work;
import io.countersign.sql.SqlAnalyzer;
import io.countersign.sql.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the catalogue adds to a statement's facts: which table an unqualified column is of, and what
 * the columns of views are made of. The catalogue is asked for it only where it can make a
 * difference.
 *
 * @param facts of the statement, read with the catalogue where that was understood
 * @param disguises relations that may show anything of declared tables
 * @param columns that do so, of relations of which others do not
 */
record Provenance(Facts facts, Set<TableName> disguises, Set<ColumnOrigin.Column> columns) {
  /**
   * @param named the relations that the statement names, and those of its result's columns
   */
  static Provenance of(Work work, Set<TableName> named, Connection connection) throws SQLException {
    Disguises disguises = Disguises.among(named, work.dataSource(), connection);
    Provenance plain = new Provenance(work.facts(), disguises.relations(), disguises.columns());
    boolean resolvable =
        work.facts().parsed()
            && work.dataSource().isClassified()
            && (!disguises.views().isEmpty() || isVague(work.facts()));
    return resolvable ? plain.resolved(work, named, disguises, connection) : plain;
  }

  Lineage lineage(Work work) {
    return new Lineage(work.knowing(facts), disguises, columns);
  }

  /** Whether the catalogue tells of more that is classified than was declared. */
  boolean isByCatalogue() {
    return !disguises.isEmpty() || !columns.isEmpty();
  }

  /** Whether the text alone leaves open what its columns are. */
  private static boolean isVague(Facts facts) {
    return facts.columns().stream().anyMatch(use -> use.table() == null)
        || facts.statements().stream()
            .flatMap(statement -> statement.outputs().stream())
            .anyMatch(output -> !output.certain());
  }

  private Provenance resolved(
      Work work, Set<TableName> named, Disguises ofNamed, Connection connection)
      throws SQLException {
    Relations reached = Relations.reachedFrom(named, connection);
    Disguises all =
        ofNamed.views().isEmpty()
            ? ofNamed
            : Disguises.among(
                reached.all().stream().map(TableDefinition::name).toList(),
                work.dataSource(),
                connection);
    Relations known = reached.lookingThrough(all.views());
    Facts found = SqlAnalyzer.analyze(Dialect.POSTGRESQL, work.query(), known);
    if (!found.parsed()) {
      return this;
    }
    Set<TableName> opaque = new HashSet<>(all.relations());
    opaque.removeAll(all.views());
    Set<ColumnOrigin.Column> hidden = new HashSet<>(all.columns());
    for (TableName view : all.views()) {
      Optional<Set<String>> columns =
          hiddenColumns(view, known, new Provenance(found, opaque, all.columns()), work);
      if (columns.isEmpty()) {
        return this;
      }
      columns.get().forEach(column -> hidden.add(new ColumnOrigin.Column(view, column)));
    }
    return new Provenance(calling(found, work.facts()), opaque, hidden);
  }

  /** What was found to be called in other ways stays known. */
  private static Facts calling(Facts found, Facts before) {
    return found.unknownFunctions().containsAll(before.unknownFunctions())
        ? found
        : found.alsoCalling(before.unknownFunctions());
  }

  /** The columns of a view that something classified may go into; empty if it is not understood. */
  private static Optional<Set<String>> hiddenColumns(
      TableName view, Relations known, Provenance tables, Work work) {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, "TABLE " + view, known);
    List<OutputColumn> outputs =
        facts.statements().stream().map(StatementFacts::outputs).flatMap(List::stream).toList();
    List<String> columns = known.table(view).orElseThrow().columns();
    if (!facts.parsed() || !outputs.stream().map(OutputColumn::name).toList().equals(columns)) {
      return Optional.empty();
    }
    Lineage lineage = new Lineage(work.knowing(facts), tables.disguises(), tables.columns());
    return Optional.of(
        outputs.stream()
            .filter(output ->
                lineage.of(new ColumnOrigin.Computed(), Optional.of(output)).masking()
                    != Masking.NONE)
            .map(OutputColumn::name)
            .collect(Collectors.toSet()));
  }
}
