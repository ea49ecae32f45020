package io.countersign.contracts.event;

import io.countersign.contracts.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Somebody gave a question a name that all auditors share.
 *
 * @param query absent if the name was taken away
 */
public record QuerySaved(String name, Principal by, @Nullable String query)
    implements AdministrationEvent {}
