package io.countersign.executor;

import io.countersign.contracts.Obligations;
import java.time.Duration;

/** How much one command may take. */
public interface Limits {
  /** Rows of a result; what is beyond is cut off and the result says so. */
  long maximumRows();

  /** Size of a result as JSON, in bytes; cut off likewise. */
  long maximumBytes();

  /** Size of one value as JSON, in bytes; a longer one is left out and the result says so. */
  int maximumValueBytes();

  /** How many changed rows are recorded with their images; all are counted. */
  int maximumRowImages();

  /** PostgreSQL's {@code statement_timeout}. */
  Duration statementTimeout();

  /** PostgreSQL's {@code lock_timeout}. */
  Duration lockTimeout();

  /**
   * How long an event may take to become durable while a transaction at the target is open; then
   * the transaction is rolled back.
   */
  Duration publicationTimeout();

  /** The narrower of these limits and those of a data source. */
  default Limits narrowedBy(TargetLimits limits) {
    return new DataSourceLimits(this, limits);
  }

  /** The narrower of these limits and what a command is obliged to. */
  default Limits narrowedBy(Obligations obligations) {
    return new NarrowedLimits(this, obligations);
  }
}
