package io.countersign.approval.slack;

/** An answer waits to be acted upon. */
record AnswerTaken() {}
