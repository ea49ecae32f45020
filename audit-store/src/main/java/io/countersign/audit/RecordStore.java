package io.countersign.audit;

import java.util.Collection;
import java.util.Map;

/** Where records and consumer positions are kept, together. */
public interface RecordStore {
  /**
   * The next offset of each partition; 0 for one that was never read.
   *
   * @throws StoreUnavailableException if the store does not answer
   */
  Map<Partition, Long> positions(Collection<Partition> partitions);

  /**
   * Stores all of the batch, or nothing.
   *
   * @throws RecordRefusedException if the store cannot represent something in the batch
   * @throws StoreUnavailableException if it did not work for any other reason; it may be tried
   *     again
   */
  Storing store(Batch batch);

  /**
   * Keeps the incident that a partition has become shorter than what was read of it.
   *
   * @param lost the offsets that were read and are no longer there
   * @throws StoreUnavailableException if the store does not answer
   */
  void tellRegression(Gap lost);
}
