package io.countersign.approval.review;

import io.countersign.approval.ApprovalState;
import java.time.Instant;

/** What became of an attempt to break glass. */
public sealed interface GlassResult {
  /**
   * It runs, or ran: the same person had done so before.
   *
   * @param reviewDueAt until when others have to look at it
   */
  record Broken(ApprovalState.GlassBroken state, Instant reviewDueAt) implements GlassResult {}

  /**
   * Nothing runs, and the request stands where it stood.
   *
   * @param message what was wrong, and what to do
   */
  record Refused(GlassRefusal reason, String message) implements GlassResult {}
}
