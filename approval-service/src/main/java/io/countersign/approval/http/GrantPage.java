package io.countersign.approval.http;

import io.countersign.approval.grant.StandingGrant;
import io.countersign.contracts.GrantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standing approvals in the order in which they were issued.
 *
 * @param next for {@code after} of the next page; absent on the last
 */
record GrantPage(List<GrantView> grants, @Nullable GrantId next) {
  /**
   * @param found one more than fits, if there are more
   */
  static GrantPage of(List<StandingGrant> found, int limit, Instant now) {
    List<GrantView> shown =
        found.stream().limit(limit).map(g -> GrantView.of(g, now, null)).toList();
    return new GrantPage(shown, found.size() > limit ? shown.getLast().id() : null);
  }
}
