package io.countersign.sql;

import io.countersign.contracts.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What a statement wants of its session: that something outlives it, or uses what an earlier one
 * left (PostgreSQL manual, part VI).
 */
public sealed interface SessionStatement {
  /** Wants nothing of it. */
  record None() implements SessionStatement {}

  /** Wants something of it that is not surely understood. */
  record Unclear() implements SessionStatement {}

  /**
   * @param readOnly whether it says {@code READ ONLY}
   * @param oneSnapshot whether it says {@code REPEATABLE READ} or {@code SERIALIZABLE}
   */
  record Begin(boolean readOnly, boolean oneSnapshot) implements SessionStatement {}

  record Commit() implements SessionStatement {}

  record Rollback() implements SessionStatement {}

  record Savepoint(String name) implements SessionStatement {}

  record RollbackTo(String name) implements SessionStatement {}

  record Release(String name) implements SessionStatement {}

  /** {@code SET CONSTRAINTS} */
  record Constraints() implements SessionStatement {}

  /** {@code LOCK TABLE} */
  record Lock() implements SessionStatement {}

  /**
   * @param hold whether the cursor outlives its transaction
   * @param query the cursor's, as it is written
   */
  record Declare(String cursor, boolean hold, String query) implements SessionStatement {}

  record Fetch(String cursor) implements SessionStatement {}

  record Move(String cursor) implements SessionStatement {}

  /**
   * @param cursor absent for all of them
   */
  record Close(@Nullable String cursor) implements SessionStatement {}

  /**
   * @param statement the prepared one, as it is written
   */
  record Prepare(String name, String statement) implements SessionStatement {}

  record Execute(String name) implements SessionStatement {}

  /**
   * @param name absent for all of them
   */
  record Deallocate(@Nullable String name) implements SessionStatement {}

  /**
   * @param setting folded to lower case
   * @param value what stands behind {@code =} or {@code TO}, as it is written
   */
  record Set(String setting, String value) implements SessionStatement {}

  /**
   * @param setting folded to lower case
   */
  record Reset(String setting) implements SessionStatement {}

  /** {@code DISCARD ALL} */
  record Discard() implements SessionStatement {}

  /**
   * @param query what fills it, as it is written; absent where it is created empty
   */
  record CreateTemporary(TableName table, @Nullable String query) implements SessionStatement {}
}
