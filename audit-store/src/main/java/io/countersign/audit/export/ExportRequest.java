package io.countersign.audit.export;

import io.countersign.contracts.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked to be given.
 *
 * @param query as it was asked
 * @param from the first moment that is asked for; absent for the beginning
 * @param to the first moment that is too late; absent for the end
 */
public record ExportRequest(
    ExportSubject of,
    ExportFormat format,
    String query,
    @Nullable Instant from,
    @Nullable Instant to,
    Principal by) {}
