package io.countersign.approval.store;

import io.countersign.approval.review.Review;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.ReviewVerdict;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A review as it is kept. */
@Entity
@Table(name = "review")
@SuppressWarnings("NullAway.Init") // Hibernate or the code that adds a row sets every field.
class ReviewRow extends PanacheEntityBase {
  @Id
  @Column(name = "request_id")
  UUID requestId;

  @Column(insertable = false, updatable = false)
  Long position;

  @Column(name = "broken_by", updatable = false)
  String brokenBy;

  @Column(name = "broken_by_name", updatable = false)
  String brokenByName;

  @Column(updatable = false)
  String reason;

  @Column(name = "broken_at", updatable = false)
  Instant brokenAt;

  @Column(name = "due_at", updatable = false)
  Instant dueAt;

  int escalations;

  @Column(name = "next_escalation_at")
  @Nullable Instant nextEscalationAt;

  @Column(name = "done_at")
  @Nullable Instant doneAt;

  @Nullable String reviewer;

  @Column(name = "reviewer_name")
  @Nullable String reviewerName;

  @Enumerated(EnumType.STRING)
  @Nullable ReviewVerdict verdict;

  @Nullable String comment;

  Review toReview(RequestRow request) {
    return new Review(
        new ApprovalRequestId(requestId),
        new CommandId(request.commandId),
        request.dataSource,
        request.statement,
        brokenBy,
        brokenByName,
        reason,
        brokenAt,
        dueAt,
        escalations,
        done());
  }

  private Review.@Nullable Done done() {
    return doneAt == null
            || reviewer == null
            || reviewerName == null
            || verdict == null
            || comment == null
        ? null
        : new Review.Done(reviewer, reviewerName, verdict, comment, doneAt);
  }
}
