package io.countersign.approval.slack;

import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalRequestId;

/** Asks whoever submitted a command. */
@FunctionalInterface
interface Questions {
  /**
   * @return what became of it, for whoever asks
   */
  String ask(ApprovalRequestId request, Voter by, String text);
}
