package io.countersign.contracts.event;

import io.countersign.contracts.Digest;
import io.countersign.contracts.Principal;

/**
 * Somebody took data out of the audit store.
 *
 * @param format such as {@code csv}
 * @param query as it was asked
 * @param records how many were given
 * @param manifest of the manifest that goes with them
 */
public record ExportMade(Principal by, String format, String query, long records, Digest manifest)
    implements AdministrationEvent {}
