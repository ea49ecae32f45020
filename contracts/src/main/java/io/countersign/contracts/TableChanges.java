package io.countersign.contracts;

/**
 * How many rows of a table a write changed.
 *
 * @param recorded how many of them have their images in events
 */
public record TableChanges(
    TableName table, long inserted, long updated, long deleted, long recorded) {
  public TableChanges {
    if (Math.min(Math.min(inserted, updated), Math.min(deleted, recorded)) < 0) {
      throw new IllegalArgumentException("a number of rows must not be negative");
    }
  }

  /** Of all kinds of change. */
  public long rows() {
    return inserted + updated + deleted;
  }
}
