package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.WarrantIssued;
import java.util.ArrayList;
import java.util.List;

/** What is told when people have decided. */
public final class Endings {
  private final WarrantIssuer warrants;

  Endings(WarrantIssuer warrants) {
    this.warrants = warrants;
  }

  /** After what came before it in the same change. */
  List<Occurrence> rejected(ApprovalState.Rejected rejected, Occurrence previous) {
    ApprovalRequest request = rejected.request();
    return List.of(
        previous.then(
            new ApprovalRejected(
                request.id(),
                request.command().id(),
                rejected.rejection().person(),
                rejected.rejection().comment())));
  }

  /** Approved, but not to run yet. */
  List<Occurrence> approved(ApprovalState.Approved approved, Occurrence previous) {
    return List.of(previous.then(approval(approved)));
  }

  /** Approved, and to run at once, or to be granted. */
  List<Occurrence> granted(ApprovalState.Granted granted, Occurrence previous) {
    Occurrence approval = previous.then(approval(granted));
    List<Occurrence> all = new ArrayList<>(List.of(approval));
    all.addAll(permits(granted, approval));
    return all;
  }

  /** What was approved before may run now. */
  List<Occurrence> permitsLater(ApprovalState.Granted granted, EventId cause) {
    List<Occurrence> all = new ArrayList<>();
    permitsOf(granted, cause).forEach(p -> all.add(Occurrence.reaction(cause, p)));
    return all;
  }

  /** What lets it run, or later ones of its form. */
  private List<Occurrence> permits(ApprovalState.Granted granted, Occurrence cause) {
    List<Occurrence> all = new ArrayList<>();
    Occurrence last = cause;
    for (EventData permit : permitsOf(granted, cause.id())) {
      last = last.then(permit);
      all.add(last);
    }
    return all;
  }

  private List<EventData> permitsOf(ApprovalState.Granted granted, EventId cause) {
    List<EventData> all = new ArrayList<>();
    GrantIssuer.issue(granted, cause).ifPresent(all::add);
    if (!granted.request().isForGrant()) {
      all.add(new WarrantIssued(warrants.byPeople(granted, cause)));
    }
    return all;
  }

  private static ApprovalGranted approval(ApprovalState state) {
    ApprovalRequestId requestId = state.request().id();
    CommandId commandId = state.request().command().id();
    return new ApprovalGranted(
        requestId,
        commandId,
        state.votes().stream().map(Vote::person).toList(),
        Votes.conditions(state.votes()),
        null);
  }
}
