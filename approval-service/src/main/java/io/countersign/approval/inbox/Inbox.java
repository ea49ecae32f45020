package io.countersign.approval.inbox;

import io.countersign.contracts.ApprovalRequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** Where requests are looked for. */
public interface Inbox {
  /** Empty if there is no request {@link InboxQuery#after}. */
  Optional<List<InboxLine>> page(InboxQuery query);

  /** What it holds is at least as new as its version says. */
  Optional<Dossier> find(ApprovalRequestId id);

  /**
   * The requests of which something was changed at this time or later, oldest change first; a
   * change that took long to commit may carry an earlier time.
   */
  List<ApprovalRequestId> changedSince(Instant time, int limit);

  /**
   * Acts on a request while nobody else can change it, if it is still what somebody saw.
   *
   * @param seen whether this version is
   * @return empty if it is not; the action was not taken
   * @param <T> what comes of the action
   */
  <T> Optional<T> ifSeen(ApprovalRequestId id, LongPredicate seen, Supplier<T> action);
}
