package io.countersign.approval.inbox;

import io.countersign.approval.StateName;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page that somebody asks for.
 *
 * @param reader who asks; decides what {@code mine} means
 * @param now what has expired by then waits for nobody
 * @param newestFirst the other way round
 * @param after only what comes after this one in the order
 */
public record InboxQuery(
    InboxView view,
    Reader reader,
    Filter filter,
    Instant now,
    boolean newestFirst,
    @Nullable ApprovalRequestId after,
    int limit) {

  /**
   * Each that is present narrows the page.
   *
   * @param submitter by name or subject
   * @param text occurs in the beginning of the statement, in capitals or not
   */
  public record Filter(
      @Nullable StateName state,
      @Nullable String dataSource,
      @Nullable String environment,
      @Nullable String submitter,
      @Nullable String fingerprint,
      @Nullable String text) {}
}
