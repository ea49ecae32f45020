package io.countersign.approval.grant;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.ExecutionListener;
import io.countersign.approval.Occurrence;
import io.countersign.approval.Transition;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.event.ApprovalDrifted;
import io.countersign.contracts.event.ExecutionFinished;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of an approval, or of a grant's use, once the command has ended. */
public final class Ends implements ExecutionListener {
  private final ApprovalStore requests;
  private final GrantStore grants;

  public Ends(ApprovalStore requests, GrantStore grants) {
    this.requests = requests;
    this.grants = grants;
  }

  @Override
  public void finished(List<Finished> finished) {
    if (finished.isEmpty()) {
      return;
    }
    Map<CommandId, GrantUse.End> ends = new LinkedHashMap<>();
    for (Finished end : finished) {
      ends.putIfAbsent(end.event().commandId(), GrantUse.End.of(end.event().outcome()));
      if (end.event().outcome() instanceof Outcome.Refused(var reason, var message)
          && reason == RefusalReason.DRIFT) {
        drifted(end, message);
      }
    }
    grants.ended(ends);
  }

  private void drifted(Finished end, String message) {
    ExecutionFinished event = end.event();
    requests
        .about(event.commandId())
        .ifPresent(id ->
            requests.change(
                id, state -> new ApprovalStore.Change<>(drifted(state, end, message), id)));
  }

  /** Drifted before: a second delivery. Let run by nobody's approval: there is none to use up. */
  private static Transition drifted(ApprovalState state, Finished end, String message) {
    return state instanceof ApprovalState.Granted granted
        ? new Transition(
            granted.drift(),
            List.of(
                Occurrence.reaction(
                    end.link().id(),
                    new ApprovalDrifted(granted.request().id(), end.event().commandId(), message))))
        : new Transition(state, List.of());
  }
}
