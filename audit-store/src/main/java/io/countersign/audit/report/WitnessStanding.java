package io.countersign.audit.report;

import java.time.Instant;

/**
 * What a witness has vouched for.
 *
 * @param size of the largest tree that it cosigned
 * @param receivedAt when its cosignature came in, by the store's clock
 */
public record WitnessStanding(String witness, long size, Instant receivedAt) {}
