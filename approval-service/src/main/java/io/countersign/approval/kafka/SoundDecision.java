package io.countersign.approval.kafka;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.event.EventLink;
import java.time.Instant;

/**
 * A decision that is what it says it is.
 *
 * @param at when policy decided
 * @param link what the reaction to it follows upon
 */
record SoundDecision(CommandDecided decided, Instant at, EventLink link) {}
