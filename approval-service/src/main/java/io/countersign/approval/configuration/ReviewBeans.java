package io.countersign.approval.configuration;

import io.countersign.approval.ApprovalStore;
import io.countersign.approval.People;
import io.countersign.approval.WarrantIssuer;
import io.countersign.approval.review.Glass;
import io.countersign.approval.review.ReviewStore;
import io.countersign.approval.review.Reviews;
import io.countersign.contracts.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What runs before it is approved, in a running service. */
@ApplicationScoped
final class ReviewBeans {
  @Produces
  @Singleton
  Glass glass(ApprovalStore requests, WarrantIssuer warrants, IdSource ids) {
    return new Glass(requests, warrants, ids);
  }

  @Produces
  @Singleton
  Reviews reviews(ApprovalStore requests, ReviewStore reviews, People people, IdSource ids) {
    return new Reviews(requests, reviews, people, ids);
  }
}
