package io.countersign.contracts.event;

import io.countersign.contracts.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person lets another answer in their place for a while, or no longer.
 *
 * @param from the person who is away
 * @param to the person who answers instead; absent where the delegation ends
 * @param until when it ends by itself; absent where it has ended
 */
public record DelegationSet(Principal by, String from, @Nullable String to, @Nullable Instant until)
    implements AdministrationEvent {}
