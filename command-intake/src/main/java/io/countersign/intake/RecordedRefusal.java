package io.countersign.intake;

import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.VoteRefused;
import java.time.Instant;

/** A vote that does not count, and when it was tried. */
public record RecordedRefusal(EventId id, Instant at, VoteRefused refusal) {}
