package io.countersign.approval;

import io.countersign.platform.event.EventLink;

/**
 * A question that is about to be put.
 *
 * @param cause the decision that asks for it
 */
public record Opening(ApprovalState.Pending state, Occurrence occurrence, EventLink cause) {}
