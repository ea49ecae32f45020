package io.countersign.intake;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import java.time.Instant;

/**
 * The ids that a submission was given: with them it can be published again as the same command.
 *
 * @param eventId of its CommandSubmitted
 */
public record Receipt(
    CommandId commandId, SessionId sessionId, EventId eventId, Instant submittedAt) {}
