package io.countersign.intake;

import io.countersign.contracts.event.EventId;
import java.time.Instant;

/**
 * What somebody said about a command.
 *
 * @param by the name of who said it
 * @param question whether the submitter is expected to answer
 * @param fromSubmitter whether it was said on the side of whoever submitted it
 */
public record Remark(
    EventId id, Instant at, String by, String text, boolean question, boolean fromSubmitter) {}
