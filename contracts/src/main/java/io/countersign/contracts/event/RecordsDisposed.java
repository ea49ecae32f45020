package io.countersign.contracts.event;

import io.countersign.contracts.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Retention has taken records out of the audit store. Their leaves stay in the ledger.
 *
 * @param category of records, such as {@code results}
 * @param from when the first of them was stored, at the earliest
 * @param to the first moment behind them
 * @param manifest of the manifest with the hashes of what was disposed of
 * @param archive where they were written before; absent if nowhere
 */
public record RecordsDisposed(
    String category,
    Instant from,
    Instant to,
    long records,
    Digest manifest,
    @Nullable String archive)
    implements AdministrationEvent {}
