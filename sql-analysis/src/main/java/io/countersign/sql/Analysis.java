package io.countersign.sql;

import io.countersign.contracts.StatementFacts;
import java.util.Set;

/**
 * What was found in a statement.
 *
 * @param lookedAt the literals on whose values the facts depend
 */
record Analysis(StatementFacts facts, Set<Token> lookedAt) {
  Analysis {
    lookedAt = Set.copyOf(lookedAt);
  }
}
