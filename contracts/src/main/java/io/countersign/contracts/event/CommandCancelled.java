package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;
import org.jspecify.annotations.Nullable;

/** The submitter no longer wants it: what has not run will not, what runs is broken off. */
public record CommandCancelled(CommandId commandId, Principal by, @Nullable String reason)
    implements CommandEvent {}
