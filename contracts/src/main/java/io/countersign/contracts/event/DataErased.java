package io.countersign.contracts.event;

import io.countersign.contracts.Principal;

/**
 * The key was destroyed under which the values of some records are kept.
 *
 * @param scope whose records: such as {@code command/} and an id
 * @param records how many
 */
public record DataErased(String scope, Principal by, String reason, long records)
    implements AdministrationEvent {}
