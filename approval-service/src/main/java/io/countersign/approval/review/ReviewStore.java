package io.countersign.approval.review;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.Transition;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where reviews are kept. That one is owed, done or late is kept with the event that tells of it.
 */
public interface ReviewStore {
  Optional<Review> find(ApprovalRequestId id);

  /**
   * In the order in which they came to be owed.
   *
   * @param done whether done or owed; either if absent
   * @return empty if there is no review {@code after}
   */
  Optional<List<Review>> list(@Nullable Boolean done, @Nullable ApprovalRequestId after, int limit);

  /**
   * Puts requests whose review is late, and that was not told lately, through a change, except
   * those that another replica is at.
   *
   * @return how many, at most {@code limit}
   */
  int late(Instant now, int limit, BiFunction<ApprovalState, Review, Transition> change);

  Owed owed(Instant now);

  /**
   * How many there are.
   *
   * @param all late ones included
   */
  record Owed(long all, long late) {}
}
