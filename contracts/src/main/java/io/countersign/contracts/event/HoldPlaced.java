package io.countersign.contracts.event;

import io.countersign.contracts.Principal;

/**
 * Nothing of a scope is disposed of or erased until the hold is released.
 *
 * @param hold its name
 * @param scope as a query of the audit store; all records if it is empty
 */
public record HoldPlaced(String hold, Principal by, String scope, String reason)
    implements AdministrationEvent {}
