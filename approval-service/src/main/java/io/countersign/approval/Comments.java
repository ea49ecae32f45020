package io.countersign.approval;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.EventId;
import java.time.Instant;

/** What is said about requests. */
public interface Comments {
  /**
   * The submitter says something to those who are asked. A second delivery of the same event
   * changes nothing, nor does a word about a command that nobody is asked about.
   */
  void submitterSaid(CommandId command, Principal by, String text, EventId cause, Instant at);
}
