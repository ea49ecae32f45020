package io.countersign.approval.inbox;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.event.EventId;
import java.time.Instant;

/** Where comments are kept. Takes part in the transaction that is under way. */
public interface CommentStore {
  boolean isKept(EventId comment);

  /** How many there are on a request. */
  int on(ApprovalRequestId request);

  /** How often an account has spoken since, wherever. */
  int saidSince(String subject, Instant time);

  /** Keeps it, and makes of the request a new version. */
  void keep(ApprovalRequestId request, Comment comment);
}
