package io.countersign.intake;

import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.VoteCast;
import java.time.Instant;

/** A vote that counts, and when it was cast. */
public record RecordedVote(EventId id, Instant at, VoteCast vote) {}
