package io.countersign.audit.report;

import io.countersign.audit.TrailEvent;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether whoever asked, whoever approved and whoever reviewed were different persons.
 *
 * @param votesExamined approvals that were held against who submitted the command
 * @param complete whether these, and all uses of grants, were all
 */
public record SeparationOfDuties(
    long votesExamined, long grantUsesExamined, boolean complete, Listing<DutyException> exceptions)
    implements Section {
  /** Reasons of a refused vote by which somebody tried to do what two should. */
  private static final Set<String> TWO_DUTIES =
      Set.of("own-command", "agent-may-not-decide", "represented");

  static SeparationOfDuties of(Evidence evidence) {
    ExaminedEvents<VoteCast> votes = evidence.events(VoteCast.class);
    People people = new People(votes.data());
    GrantDuties grants = GrantDuties.of(evidence, people);
    List<DutyException> exceptions = new ArrayList<>(grants.exceptions());
    exceptions.addAll(new VoteDuties(evidence, people).exceptions(votes));
    exceptions.addAll(administrators(evidence, votes));
    exceptions.addAll(brokenGlass(evidence));
    exceptions.addAll(refused(evidence));
    exceptions.sort(
        Comparator.comparing(DutyException::kind)
            .thenComparing(DutyException::time, Comparator.reverseOrder()));
    return new SeparationOfDuties(
        votes.data().filter(v -> v.verdict() == Verdict.APPROVE).count(),
        grants.uses(),
        votes.complete() && grants.complete(),
        Listing.first(
            exceptions, evidence.settings().listedEntries(), evidence.eventsQuery(VoteCast.class)));
  }

  /** Once for each person: it is about who may do both, not about single votes. */
  private static List<DutyException> administrators(
      Evidence evidence, ExaminedEvents<VoteCast> votes) {
    if (evidence.events(PolicyBundleActivated.class).entries().isEmpty()) {
      return List.of();
    }
    Map<String, DutyException> found = new HashMap<>();
    for (ExaminedEvents.Entry<VoteCast> vote : votes.entries()) {
      VoteCast data = vote.data();
      if (data != null
          && data.verdict() == Verdict.APPROVE
          && data.voter().roles().contains("admin")) {
        found.put(
            data.person(),
            DutyException.of(
                DutyException.Kind.ADMINISTRATOR_APPROVED, data.person(), vote.event()));
      }
    }
    return List.copyOf(found.values());
  }

  private static List<DutyException> brokenGlass(Evidence evidence) {
    List<DutyException> found = new ArrayList<>();
    Map<Object, String> brokenBy = new HashMap<>();
    for (ExaminedEvents.Entry<GlassBroken> broken :
        evidence.eventsUntilItsEnd(GlassBroken.class).entries()) {
      GlassBroken data = broken.data();
      String person = data == null ? broken.event().actor() : data.person();
      if (data != null) {
        brokenBy.put(data.requestId(), person);
      }
      if (evidence.period().holds(broken.event().time())) {
        found.add(DutyException.of(DutyException.Kind.GLASS_BROKEN, person, broken.event()));
      }
    }
    for (ExaminedEvents.Entry<ReviewCompleted> review :
        evidence.events(ReviewCompleted.class).entries()) {
      ReviewCompleted data = review.data();
      if (data != null && data.person().equals(brokenBy.get(data.requestId()))) {
        found.add(
            DutyException.of(
                DutyException.Kind.OWN_BREAK_GLASS_REVIEWED, data.person(), review.event()));
      }
    }
    return found;
  }

  private static List<DutyException> refused(Evidence evidence) {
    List<DutyException> found = new ArrayList<>();
    for (ExaminedEvents.Entry<VoteRefused> refused : evidence.events(VoteRefused.class).entries()) {
      VoteRefused data = refused.data();
      TrailEvent event = refused.event();
      if (data == null || TWO_DUTIES.contains(data.reason())) {
        String person = data == null ? event.actor() : data.voter().name();
        found.add(DutyException.of(DutyException.Kind.ATTEMPT_REFUSED, person, event));
      }
    }
    return found;
  }
}
