package io.countersign.platform.event;

import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import org.jspecify.annotations.Nullable;

/**
 * What the next event of a command needs to know of the one that it follows upon.
 *
 * @param digest {@link io.countersign.contracts.event.Event#digest}
 */
public record EventLink(
    EventId id, @Nullable SessionId sessionId, Digest digest, TraceContext trace) {}
