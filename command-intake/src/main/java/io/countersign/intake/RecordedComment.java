package io.countersign.intake;

import io.countersign.contracts.event.CommandCommented;
import io.countersign.contracts.event.EventId;
import java.time.Instant;

/** What the submitter's side said, and when. */
public record RecordedComment(EventId id, Instant at, CommandCommented comment) {}
