package io.countersign.audit;

/**
 * Offsets that were never delivered: somebody or something removed records.
 *
 * @param from the first that is missing
 * @param to the first that is there again
 */
public record Gap(Partition partition, long from, long to) {
  public long missing() {
    return to - from;
  }
}
