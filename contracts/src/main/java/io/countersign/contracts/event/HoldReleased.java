package io.countersign.contracts.event;

import io.countersign.contracts.Principal;

/** A legal hold ended. */
public record HoldReleased(String hold, Principal by, String reason)
    implements AdministrationEvent {}
