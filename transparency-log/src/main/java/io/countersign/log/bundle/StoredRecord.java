package io.countersign.log.bundle;

import io.countersign.log.record.LogRecord;

/** What the store has for a leaf. */
public sealed interface StoredRecord {
  /** The record as it is stored. */
  record Kept(LogRecord record) implements StoredRecord {}

  /** The record without its value, which the store was told not to keep. */
  record WithoutValue(LogRecord record) implements StoredRecord {}

  /** Nothing, as retention has disposed of it; a manifest in the bundle has to name it. */
  record Disposed() implements StoredRecord {}

  /** Nothing, and nothing says why. */
  record Missing() implements StoredRecord {}
}
