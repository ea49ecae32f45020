package io.countersign.approval;

import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.platform.event.EventLink;

/** Learns how commands ended that ran with somebody's approval. */
public interface ExecutionListener {
  /** A second delivery of the same event changes nothing. */
  void finished(ExecutionFinished event, EventLink link);
}
