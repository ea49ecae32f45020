package io.countersign.approval.inbox;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.Approvals;
import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells everybody who watches at this replica what has changed, as far as they may see it. */
public final class Feed {
  /** Longer than clocks of replicas differ, or a transaction takes. */
  static final Duration OVERLAP = Duration.ofMinutes(1);

  private final Inbox inbox;
  private final Approvals approvals;
  private final Sights sights;
  private final int most;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

  /**
   * @param most how many changes wait for somebody who reads slowly
   */
  public Feed(Inbox inbox, Approvals approvals, Sights sights, int most) {
    this.inbox = inbox;
    this.approvals = approvals;
    this.sights = sights;
    this.most = most;
  }

  /** Somebody watches from now on. */
  public Watcher watch(Voter viewer) {
    Watcher watcher = new Watcher(watchers::remove, viewer, most);
    watchers.add(watcher);
    return watcher;
  }

  /** How many streams an account has open here. */
  public long watching(String subject) {
    return watchers.stream().filter(w -> w.viewer().principal().subject().equals(subject)).count();
  }

  /** One request has changed. */
  public void changed(ApprovalRequestId id) {
    if (!watchers.isEmpty()) {
      tell(id, watchers);
    }
  }

  /** Changes since then may not have been told to anybody here. */
  public void missed(Instant since) {
    catchUp(since, watchers);
  }

  /** Tells one what has changed since they last heard. Some of it they may have heard before. */
  public void resume(Watcher watcher, Instant lastHeard) {
    catchUp(lastHeard, Set.of(watcher));
  }

  private void catchUp(Instant since, Set<Watcher> behind) {
    if (behind.isEmpty()) {
      return;
    }
    List<ApprovalRequestId> changed = inbox.changedSince(since.minus(OVERLAP), most + 1);
    if (changed.size() > most) {
      behind.forEach(Watcher::fallBehind);
    } else {
      changed.forEach(id -> tell(id, behind));
    }
  }

  private void tell(ApprovalRequestId id, Set<Watcher> told) {
    inbox.find(id).ifPresent(d -> told.forEach(w -> change(d, w.viewer()).ifPresent(w::offer)));
  }

  private Optional<Change> change(Dossier dossier, Voter viewer) {
    ApprovalState state = dossier.state();
    return sights.of(state, viewer) == Sight.NONE
        ? Optional.empty()
        : Optional.of(
            new Change(
                state.request().id(), state.name(), dossier.version(), views(state, viewer)));
  }

  private List<InboxView> views(ApprovalState state, Voter viewer) {
    List<InboxView> views = new ArrayList<>();
    if (approvals.wouldCount(state, viewer)) {
      views.add(InboxView.MINE);
      if (NextStep.isEscalated(state)) {
        views.add(InboxView.ESCALATED);
      }
    }
    if (state.votes().stream().anyMatch(v -> v.person().equals(viewer.person().id()))) {
      views.add(InboxView.DECIDED);
    }
    if (sights.isReader(viewer.principal())) {
      views.add(InboxView.ALL);
    }
    return views;
  }
}
