package io.countersign.audit;

/**
 * Parts of a result that the store does not have.
 *
 * @param chunks how many
 * @param firstChunk the index of the first of them
 */
public record LeftOut(ValueAbsence reason, int chunks, int firstChunk) {}
