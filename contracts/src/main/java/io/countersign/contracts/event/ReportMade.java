package io.countersign.contracts.event;

import io.countersign.contracts.Digest;
import io.countersign.contracts.Principal;
import java.time.Instant;

/**
 * Somebody had a report made.
 *
 * @param report its name
 * @param from begin of the period
 * @param to the first moment behind it
 * @param digest of the data that it shows
 */
public record ReportMade(Principal by, String report, Instant from, Instant to, Digest digest)
    implements AdministrationEvent {}
