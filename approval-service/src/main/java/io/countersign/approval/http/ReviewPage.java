package io.countersign.approval.http;

import io.countersign.approval.review.Review;
import io.countersign.contracts.ApprovalRequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reviews in the order in which they came to be owed.
 *
 * @param next for {@code after} of the next page; absent on the last
 */
record ReviewPage(List<Review> reviews, @Nullable ApprovalRequestId next) {
  /**
   * @param found one more than fits, if there are more
   */
  static ReviewPage of(List<Review> found, int limit) {
    List<Review> shown = found.subList(0, Math.min(limit, found.size()));
    return new ReviewPage(shown, found.size() > limit ? shown.getLast().requestId() : null);
  }
}
