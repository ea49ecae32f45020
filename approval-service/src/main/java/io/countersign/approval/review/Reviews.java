package io.countersign.approval.review;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Electorate;
import io.countersign.approval.Interested;
import io.countersign.approval.Occurrence;
import io.countersign.approval.People;
import io.countersign.approval.PlainText;
import io.countersign.approval.Transition;
import io.countersign.approval.VoteResult;
import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.ReviewVerdict;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.ReviewEscalated;
import io.countersign.contracts.event.VoteRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reviews of commands that ran before anybody had approved them: they are owed until done. */
public final class Reviews {
  private static final int CHANGED_AT_ONCE = 100;

  private final ApprovalStore requests;
  private final ReviewStore reviews;
  private final People people;
  private final IdSource ids;

  public Reviews(ApprovalStore requests, ReviewStore reviews, People people, IdSource ids) {
    this.requests = requests;
    this.reviews = reviews;
    this.people = people;
    this.ids = ids;
  }

  /**
   * Takes a person's word on a command that ran; empty if there is no such request.
   *
   * @throws IllegalArgumentException if the comment is blank, too long or holds control characters
   */
  public Optional<ReviewResult> complete(
      ApprovalRequestId id, Voter by, ReviewVerdict verdict, String comment) {
    if (PlainText.checked(comment, "comment").isBlank()) {
      throw new IllegalArgumentException("comment says what you found, whatever the verdict");
    }
    return requests.change(id, state -> change(state, by, verdict, comment));
  }

  private ApprovalStore.Change<ReviewResult> change(
      ApprovalState state, Voter by, ReviewVerdict verdict, String comment) {
    Optional<VoteResult.Refused> objection = objectionTo(state.request(), by);
    if (objection.isPresent()) {
      return refused(state, by, objection.get());
    }
    Optional<Review> review = reviews.find(state.request().id());
    if (review.isEmpty()) {
      return unchanged(state, new ReviewResult.NotOwed(state.name()));
    }
    Review.Done done = review.get().done();
    return done == null
        ? completed(state, by, verdict, comment)
        : unchanged(
            state,
            done.reviewer().equals(by.person().id()) && done.verdict() == verdict
                ? new ReviewResult.Completed()
                : new ReviewResult.CompletedBefore(done));
  }

  private Optional<VoteResult.Refused> objectionTo(ApprovalRequest request, Voter by) {
    return new Electorate(request, Interested.in(request.command().principal(), people))
        .objectionTo(by);
  }

  private ApprovalStore.Change<ReviewResult> completed(
      ApprovalState state, Voter by, ReviewVerdict verdict, String comment) {
    return telling(
        state,
        new ReviewCompleted(
            state.request().id(),
            state.request().command().id(),
            by.principal(),
            by.person().id(),
            verdict,
            comment),
        new ReviewResult.Completed());
  }

  private ApprovalStore.Change<ReviewResult> refused(
      ApprovalState state, Voter by, VoteResult.Refused refused) {
    return telling(
        state,
        new VoteRefused(
            state.request().id(),
            state.request().command().id(),
            by.principal(),
            refused.reason().code(),
            refused.message()),
        new ReviewResult.NotEntitled(refused.reason(), refused.message()));
  }

  private ApprovalStore.Change<ReviewResult> telling(
      ApprovalState state, EventData told, ReviewResult result) {
    return new ApprovalStore.Change<>(
        new Transition(state, List.of(new Occurrence(new EventId(ids.next()), told))), result);
  }

  private static ApprovalStore.Change<ReviewResult> unchanged(
      ApprovalState state, ReviewResult result) {
    return new ApprovalStore.Change<>(new Transition(state, List.of()), result);
  }

  /**
   * Tells that reviews are late, again and again until they are done.
   *
   * @return how many
   */
  public int escalate(Instant now) {
    int total = 0;
    int changed;
    do {
      changed = reviews.late(now, CHANGED_AT_ONCE, Reviews::escalated);
      total += changed;
    } while (changed == CHANGED_AT_ONCE);
    return total;
  }

  /** The id is the same whoever notices first. */
  private static Transition escalated(ApprovalState state, Review review) {
    int times = review.escalations() + 1;
    return new Transition(
        state,
        List.of(
            new Occurrence(
                new EventId(review.requestId().value()).derive("review-late-" + times),
                new ReviewEscalated(
                    review.requestId(), review.commandId(), review.dueAt(), times))));
  }
}
