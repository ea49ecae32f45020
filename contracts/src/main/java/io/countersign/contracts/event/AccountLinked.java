package io.countersign.contracts.event;

import io.countersign.contracts.Principal;

/**
 * A person has proved that an account of another system is theirs, or that it no longer is.
 *
 * @param system such as {@code slack}
 * @param account that system's own identifier, such as team and user
 * @param linked false where the link was removed
 */
public record AccountLinked(
    Principal by, String person, String system, String account, boolean linked)
    implements AdministrationEvent {}
