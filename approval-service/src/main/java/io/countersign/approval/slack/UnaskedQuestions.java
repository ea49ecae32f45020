package io.countersign.approval.slack;

import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalRequestId;
import jakarta.enterprise.context.ApplicationScoped;

/** Until conversations are here. */
@ApplicationScoped
class UnaskedQuestions implements Questions {
  @Override
  public String ask(ApprovalRequestId request, Voter by, String text) {
    return "Not asked.";
  }
}
