package io.countersign.approval.store;

import io.countersign.approval.ApprovalObserver;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Approvals;
import io.countersign.approval.Occurrence;
import io.countersign.approval.People;
import io.countersign.approval.review.Review;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.ReviewEscalated;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps reviews as the events tell of them, in the transaction that tells it. */
@ApplicationScoped
class ReviewKeeper implements ApprovalObserver {
  private final People people;
  private final Clock clock;

  ReviewKeeper(People people, Clock clock) {
    this.people = people;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @Override
  public void changed(
      @Nullable ApprovalState before, ApprovalState after, List<Occurrence> occurrences) {
    for (Occurrence occurrence : occurrences) {
      switch (occurrence.data()) {
        case GlassBroken broken when after instanceof ApprovalState.GlassBroken state ->
            owe(broken, state);
        case ReviewCompleted completed -> complete(completed);
        case ReviewEscalated escalated -> escalate(escalated);
        default -> {}
      }
    }
  }

  private void owe(GlassBroken broken, ApprovalState.GlassBroken state) {
    ReviewRow row = new ReviewRow();
    row.requestId = broken.requestId().value();
    row.brokenBy = broken.person();
    row.brokenByName = name(broken.by());
    row.reason = broken.reason();
    row.brokenAt = state.at();
    row.dueAt = broken.reviewDueAt();
    row.nextEscalationAt = broken.reviewDueAt();
    row.persist();
  }

  private void complete(ReviewCompleted completed) {
    ReviewRow row = row(completed.requestId());
    row.nextEscalationAt = null;
    row.doneAt = clock.instant();
    row.reviewer = completed.person();
    row.reviewerName = name(completed.by());
    row.verdict = completed.verdict();
    row.comment = completed.comment();
  }

  private void escalate(ReviewEscalated escalated) {
    ReviewRow row = row(escalated.requestId());
    row.escalations = escalated.times();
    Duration reviewWithin = Duration.between(row.brokenAt, row.dueAt);
    row.nextEscalationAt = clock.instant().plus(Review.pause(reviewWithin, escalated.times()));
  }

  private String name(Principal principal) {
    return RequestMapping.text(people.withSubject(principal.subject(), principal.name()).name());
  }

  private static ReviewRow row(ApprovalRequestId id) {
    return ReviewRow.<ReviewRow>findByIdOptional(id.value()).orElseThrow();
  }
}
