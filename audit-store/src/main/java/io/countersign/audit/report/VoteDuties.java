package io.countersign.audit.report;

import io.countersign.audit.CommandSummary;
import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.VoteCast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds approvals against who submitted what was approved. */
record VoteDuties(Evidence evidence, People people) {
  List<DutyException> exceptions(ExaminedEvents<VoteCast> votes) {
    Map<CommandId, CommandSummary> commands = commands(votes);
    List<DutyException> found = new ArrayList<>();
    for (ExaminedEvents.Entry<VoteCast> vote : votes.entries()) {
      TrailEvent event = vote.event();
      VoteCast data = vote.data();
      if (data == null) {
        found.add(DutyException.of(DutyException.Kind.NOT_KNOWN, event.actor(), event));
      } else if (data.verdict() == Verdict.APPROVE) {
        CommandSummary command = commands.get(data.commandId());
        examine(data, command == null ? null : command.principal(), event, found);
      }
    }
    return found;
  }

  private Map<CommandId, CommandSummary> commands(ExaminedEvents<VoteCast> votes) {
    Map<CommandId, CommandSummary> commands = new HashMap<>();
    evidence
        .facts()
        .commands(
            votes.data().map(VoteCast::commandId).filter(Objects::nonNull).distinct().toList())
        .forEach(c -> commands.put(c.commandId(), c));
    return commands;
  }

  private void examine(
      VoteCast vote,
      CommandSummary.@Nullable Submitter submitter,
      TrailEvent event,
      List<DutyException> found) {
    if (vote.voter().isAgent()) {
      found.add(DutyException.of(DutyException.Kind.AGENT_APPROVED, vote.person(), event));
    }
    if (submitter == null) {
      found.add(DutyException.of(DutyException.Kind.NOT_KNOWN, vote.person(), event));
    } else if (isBy(vote, submitter.subject())) {
      found.add(DutyException.of(DutyException.Kind.OWN_COMMAND_APPROVED, vote.person(), event));
    } else if (isBy(vote, submitter.owner())) {
      found.add(DutyException.of(DutyException.Kind.OWN_AGENT_APPROVED, vote.person(), event));
    }
  }

  /** Whoever votes in another's place is two persons: none of them may be the one. */
  private boolean isBy(VoteCast vote, @Nullable String subject) {
    String represented = vote.onBehalfOf();
    return vote.voter().subject().equals(subject)
        || people.isSame(vote.person(), subject)
        || (represented != null && people.isSame(represented, subject));
  }
}
