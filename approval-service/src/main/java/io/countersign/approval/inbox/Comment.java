package io.countersign.approval.inbox;

import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.EventId;
import java.time.Instant;

/**
 * What somebody said about a request.
 *
 * @param id the event that tells of it
 * @param subject the account that they came with
 * @param name the name people know them by
 * @param question whether the submitter is expected to answer
 */
public record Comment(
    EventId id,
    String subject,
    String name,
    PrincipalKind kind,
    String text,
    boolean question,
    Instant at) {}
