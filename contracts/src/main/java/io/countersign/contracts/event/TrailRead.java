package io.countersign.contracts.event;

import io.countersign.contracts.Principal;

/** Somebody read the audit trail. */
public record TrailRead(Principal by, String query) implements AdministrationEvent {}
