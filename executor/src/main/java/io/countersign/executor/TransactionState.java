package io.countersign.executor;

/** What a target says of a transaction (PostgreSQL manual 9.28, {@code pg_xact_status}). */
public enum TransactionState {
  COMMITTED,
  ABORTED,
  IN_PROGRESS,
  /** It is too long ago, or the target cannot be asked. */
  UNKNOWN
}
