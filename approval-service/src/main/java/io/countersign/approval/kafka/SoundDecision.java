package io.countersign.approval.kafka;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.event.EventLink;

/**
 * A decision that is what it says it is.
 *
 * @param link what the reaction to it follows upon
 */
record SoundDecision(CommandDecided decided, EventLink link) {}
