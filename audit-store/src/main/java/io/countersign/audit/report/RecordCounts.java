package io.countersign.audit.report;

/**
 * How many records of a period are stored.
 *
 * @param unknownTypes events of types that this version does not know
 * @param unreadable records that are no events
 * @param duplicates second deliveries of events
 * @param withoutValue of which the store does not have what they said
 */
public record RecordCounts(
    long records, long unknownTypes, long unreadable, long duplicates, long withoutValue) {}
