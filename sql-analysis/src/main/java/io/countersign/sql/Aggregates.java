package io.countersign.sql;

import io.countersign.contracts.Dialect;
import java.util.Set;

/** Tells which functions make one value of many. */
public final class Aggregates {
  private Aggregates() {}

  /**
   * Whether one of the functions is an aggregate of the database's own.
   *
   * @param functions as facts name them, with a schema or without
   */
  public static boolean areAmong(Iterable<String> functions, Dialect dialect) {
    Catalogue catalogue =
        switch (dialect) {
          case POSTGRESQL -> new PostgresqlCatalogue();
          case MYSQL -> new MysqlCatalogue(Set.of(), false);
          case GENERIC -> new StandardCatalogue();
        };
    for (String function : functions) {
      if (catalogue.isAggregate(function.substring(function.lastIndexOf('.') + 1))) {
        return true;
      }
    }
    return false;
  }
}
