package io.countersign.audit.report;

import io.countersign.audit.CommandSummary;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantUsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds uses of standing approvals against who approved them.
 *
 * @param uses how many were looked into
 */
record GrantDuties(long uses, boolean complete, List<DutyException> exceptions) {
  static GrantDuties of(Evidence evidence, People people) {
    ExaminedEvents<GrantUsed> uses = evidence.events(GrantUsed.class);
    if (uses.entries().isEmpty()) {
      return new GrantDuties(0, true, List.of());
    }
    ExaminedEvents<GrantIssued> issued = evidence.eventsUntilItsEnd(GrantIssued.class);
    Map<GrantId, Grant> grants =
        issued
            .data()
            .map(GrantIssued::grant)
            .collect(Collectors.toMap(Grant::id, g -> g, (one, _) -> one));
    Map<CommandId, CommandSummary> commands =
        evidence.facts().commands(uses.data().map(GrantUsed::commandId).toList()).stream()
            .collect(Collectors.toMap(CommandSummary::commandId, c -> c));
    // Once for each grant: the latest use shows it.
    Map<GrantId, DutyException> found = new HashMap<>();
    for (ExaminedEvents.Entry<GrantUsed> use : uses.entries()) {
      GrantUsed data = use.data();
      if (data != null) {
        Grant grant = grants.get(data.grantId());
        CommandSummary command = commands.get(data.commandId());
        CommandSummary.Submitter submitter = command == null ? null : command.principal();
        if (grant == null || submitter == null) {
          found.putIfAbsent(
              data.grantId(),
              DutyException.of(DutyException.Kind.NOT_KNOWN, use.event().actor(), use.event()));
        } else if (people.isAny(grant.approvers(), submitter)) {
          found.putIfAbsent(
              data.grantId(),
              DutyException.of(DutyException.Kind.OWN_GRANT_USED, submitter.name(), use.event()));
        }
      }
    }
    return new GrantDuties(
        uses.data().count(), uses.complete() && issued.complete(), List.copyOf(found.values()));
  }
}
