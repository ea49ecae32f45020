package io.countersign.audit;

/**
 * How far a batch brings one partition.
 *
 * @param expected the offset that was next before the batch
 * @param next the offset that is next after it
 */
public record Advance(Partition partition, long expected, long next) {}
