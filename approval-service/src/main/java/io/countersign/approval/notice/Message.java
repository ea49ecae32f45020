package io.countersign.approval.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something for somebody.
 *
 * @param id the same however often it is tried; what is told later of the same matter has another
 * @param target whom, as the channel's configuration calls it; a person's id where it tells persons
 * @param reference of the message to this target about the same batch: to be updated, or for a
 *     reminder or an escalation to be answered; absent where there is none
 */
public record Message(UUID id, String target, Notice notice, @Nullable String reference) {}
