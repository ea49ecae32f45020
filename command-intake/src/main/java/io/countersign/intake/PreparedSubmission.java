package io.countersign.intake;

import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.platform.event.PreparedEvent;

/** A submission as the event that will record it. */
record PreparedSubmission(
    Receipt receipt, PreparedEvent record, CommandSubmitted submitted, RecordedEvent event) {
  int bytes() {
    return event.bytes();
  }
}
