package io.countersign.contracts.event;

import io.countersign.contracts.Principal;

/**
 * Somebody has explained an incident. It stays on record.
 *
 * @param incident its number in the audit store
 */
public record IncidentClosed(long incident, Principal by, String reason)
    implements AdministrationEvent {}
