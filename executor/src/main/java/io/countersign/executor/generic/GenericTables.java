package io.countersign.executor.generic;

import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.executor.Lineage;
import io.countersign.executor.Work;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which of the relations that a statement names are surely tables, and show no other's columns. */
final class GenericTables {
  private static final Set<String> TABLES = Set.of("TABLE", "BASE TABLE");

  private GenericTables() {}

  /**
   * How the statement's results are masked. A relation that is no table, or that is not found,
   * might show anything; nothing is known of columns that are computed from others.
   */
  static Lineage lineage(Work work, Connection connection) throws SQLException {
    return new Lineage(work, disguises(work.facts(), connection.getMetaData()), Set.of());
  }

  private static Set<TableName> disguises(Facts facts, DatabaseMetaData metaData)
      throws SQLException {
    Set<TableName> disguises = new HashSet<>();
    for (TableName name : Lineage.relations(facts)) {
      if (!isTable(name, metaData)) {
        disguises.add(name);
      }
    }
    return disguises;
  }

  private static boolean isTable(TableName name, DatabaseMetaData metaData) throws SQLException {
    boolean found = false;
    for (String spelling : spellings(name.name())) {
      try (ResultSet tables = metaData.getTables(null, null, escaped(spelling, metaData), null)) {
        while (tables.next()) {
          if (!TABLES.contains(tables.getString("TABLE_TYPE"))) {
            return false;
          }
          found = true;
        }
      }
    }
    return found;
  }

  /** A name without quotes is stored in upper case, in lower case or as it is. */
  private static Set<String> spellings(String name) {
    return Set.copyOf(
        new HashSet<>(List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))));
  }

  private static String escaped(String name, DatabaseMetaData metaData) throws SQLException {
    String escape = metaData.getSearchStringEscape();
    return name.replace("_", escape + "_").replace("%", escape + "%");
  }
}
