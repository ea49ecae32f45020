package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.Optional;

/**
 * What a target knows about its tables. An analysis that is given one expands {@code *}, tells
 * which table an unqualified column belongs to, and looks through views.
 *
 * <p>Implementations answer the same to the same name for as long as they are used, and quickly.
 */
@FunctionalInterface
public interface Schema {
  /**
   * The table or view that a name means, by the search path of whoever will run the statement;
   * absent if there is none or it is not known.
   */
  Optional<TableDefinition> table(TableName name);

  /** Nothing is known; every name is taken at its word. */
  static Schema unknown() {
    return _ -> Optional.empty();
  }
}
