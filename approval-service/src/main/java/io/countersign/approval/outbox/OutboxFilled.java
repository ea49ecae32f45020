package io.countersign.approval.outbox;

/** There are events to publish as soon as the transaction has committed. */
record OutboxFilled() {}
