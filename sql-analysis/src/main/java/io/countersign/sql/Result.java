package io.countersign.sql;

import org.jspecify.annotations.Nullable;

/**
 * One column of a query's result, or as many as a relation has that are not known one by one.
 *
 * @param name absent where the database makes one up
 * @param every the relation all of whose columns it stands for
 */
record Result(@Nullable String name, Origin origin, @Nullable Relation every) {
  static Result of(@Nullable String name, Origin origin) {
    return new Result(name, origin, null);
  }

  static Result every(Relation relation, Origin origin) {
    return new Result(null, origin, relation);
  }

  Result named(String given) {
    return new Result(given, origin, null);
  }

  /** Whether it may go by this name, or hold a column that does. */
  boolean mayBe() {
    return name == null;
  }
}
