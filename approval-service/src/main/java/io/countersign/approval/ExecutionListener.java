package io.countersign.approval;

import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.platform.event.EventLink;
import java.util.List;

/** Learns how commands ended. Most of them ran without anybody's approval. */
public interface ExecutionListener {
  /** What came together is told together. A second delivery of the same event changes nothing. */
  void finished(List<Finished> finished);

  /** An end, and what a reaction to it follows upon. */
  record Finished(ExecutionFinished event, EventLink link) {}
}
