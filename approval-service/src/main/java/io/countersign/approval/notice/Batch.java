package io.countersign.approval.notice;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.StageStanding;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import java.util.List;
import java.util.Optional;

/**
 * Questions of one principal, about commands of one form, on one data source, under one
 * requirement, that are put to people together. Later ones join it only until somebody has decided.
 *
 * @param members in the order in which they came; at least one
 */
public record Batch(BatchId id, List<ApprovalState> members) {
  private static final String PRODUCTION = "production";

  public Batch {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one member");
    }
  }

  /** The first so many members: what somebody was shown. */
  public Batch first(int shown) {
    return new Batch(id, members.subList(0, Math.min(shown, members.size())));
  }

  /** Those about which people are asked now. */
  public List<ApprovalState.Pending> pending() {
    return members.stream()
        .filter(ApprovalState.Pending.class::isInstance)
        .map(ApprovalState.Pending.class::cast)
        .toList();
  }

  /** That one among them, if it ran before anybody had approved it. */
  public Optional<ApprovalState.GlassBroken> broken(ApprovalRequestId request) {
    return members.stream()
        .filter(m -> m.request().id().equals(request))
        .filter(ApprovalState.GlassBroken.class::isInstance)
        .map(ApprovalState.GlassBroken.class::cast)
        .findFirst();
  }

  /** Whether none of them changes any more. */
  public boolean isOver() {
    return members.stream().noneMatch(ApprovalState.Open.class::isInstance);
  }

  /**
   * Whether people are asked without regard to the hour: a person waits for a write in production,
   * or others did not answer in time.
   */
  public boolean isUrgent() {
    return pending().stream().anyMatch(p -> isAwaitedByAPerson(p.request()) || isEscalated(p));
  }

  private static boolean isAwaitedByAPerson(ApprovalRequest request) {
    return !request.command().principal().isAgent()
        && PRODUCTION.equals(request.decided().environment())
        && !request.decided().facts().readOnly();
  }

  private static boolean isEscalated(ApprovalState.Pending pending) {
    return pending.stages().standings().stream().anyMatch(StageStanding::escalated);
  }

  /** Stands for exactly what each of these members asks; a decision on all of them names it. */
  public Digest digest() {
    return CanonicalForm.of("countersign.batch.v1")
        .values(members.stream().map(m -> m.request().digest()).toList())
        .digest();
  }
}
