package io.countersign.audit.ledger;

/** A batch that has no place in the tree yet. */
public record PendingBatch(long id, int leafCount) {}
