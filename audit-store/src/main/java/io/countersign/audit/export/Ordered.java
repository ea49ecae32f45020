package io.countersign.audit.export;

import io.countersign.audit.TrailEvent;

/**
 * An event in the order of the ledger.
 *
 * @param index of its leaf
 */
public record Ordered(long index, TrailEvent event) {}
