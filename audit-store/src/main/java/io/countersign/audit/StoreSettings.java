package io.countersign.audit;

/** How records are kept. */
public interface StoreSettings {
  /** How many days of records lie together; a change takes effect with the next partition. */
  PartitionPeriod partitionPeriod();

  /**
   * How many rows of a command's result are kept: the chunks of which the first row is among them.
   */
  int resultRows();
}
