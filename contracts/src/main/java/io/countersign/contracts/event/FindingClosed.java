package io.countersign.contracts.event;

import io.countersign.contracts.Principal;

/**
 * Somebody has looked into a finding. It stays on record.
 *
 * @param finding its number in the audit store
 */
public record FindingClosed(long finding, Principal by, String reason)
    implements AdministrationEvent {}
