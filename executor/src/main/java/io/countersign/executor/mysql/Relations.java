package io.countersign.executor.mysql;

import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.executor.ColumnOrigin;
import io.countersign.executor.Lineage;
import io.countersign.sql.ListedSchema;
import io.countersign.sql.Schema;
import io.countersign.sql.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the server knows of the relations that a statement names. Asked anew for every command,
 * since a view may be redefined at any time.
 *
 * @param found those that exist, their names in lower case
 * @param unknown the names of others
 */
record Relations(String database, List<Relation> found, Set<TableName> unknown) {
  static Relations of(Facts facts, Connection connection) throws SQLException {
    String database = folded(connection.getCatalog());
    List<Relation> found = new ArrayList<>();
    Set<TableName> unknown = new HashSet<>();
    for (TableName name : Lineage.relations(facts)) {
      String schema = name.schema() == null ? database : name.schema();
      Optional<Relation> relation = Relation.find(new TableName(schema, name.name()), connection);
      relation.ifPresentOrElse(found::add, () -> unknown.add(name));
    }
    return new Relations(database, found, unknown);
  }

  /** For the analysis: tables alone, since what a view shows is not told to everybody. */
  Schema schema() {
    List<TableDefinition> tables = new ArrayList<>();
    for (Relation relation : found) {
      if (!relation.isDisguise() && !relation.columns().isEmpty()) {
        tables.add(TableDefinition.table(relation.name(), relation.columns()));
      }
    }
    return new ListedSchema(tables, List.of(database));
  }

  /** Those that may show a declared table under another name, or values of any. */
  Set<TableName> disguises() {
    Set<TableName> disguises = new HashSet<>(unknown);
    for (Relation relation : found) {
      if (relation.isDisguise()) {
        disguises.add(relation.name());
      }
    }
    return disguises;
  }

  Set<ColumnOrigin.Column> generated() {
    Set<ColumnOrigin.Column> generated = new HashSet<>();
    for (Relation relation : found) {
      relation
          .generated()
          .forEach(column -> generated.add(new ColumnOrigin.Column(relation.name(), column)));
    }
    return generated;
  }

  /** Whether everything that is written can be rolled back. */
  boolean areTransactional(Facts facts) {
    return facts.writes().stream()
        .allMatch(name ->
            found.stream()
                .filter(relation -> relation.name().mayBe(name))
                .anyMatch(Relation::isTransactional));
  }

  /** Table and column names alike are compared without regard to case, as the analysis does. */
  static String folded(String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
