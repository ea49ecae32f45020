package io.countersign.approval;

import static io.countersign.approval.Samples.NOW;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Decision;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.EventData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request, from its first question on: people answer it, and time passes. */
final class Poll {
  private final People people;
  private final Voting voting;
  private final Endings endings = new Endings(Warrants.issuer());
  private final VoteOccurrences occurrences =
      new VoteOccurrences(endings, new IdSource(Clock.systemUTC(), new Random(1)));
  private final Deadlines deadlines;
  private final List<Delegation> delegations = new ArrayList<>();
  private final List<EventData> told = new ArrayList<>();
  private ApprovalState state;
  private Instant now = NOW;

  private Poll(People people, ApprovalState state) {
    this.people = people;
    this.voting = new Voting(people, Optional::empty);
    this.deadlines = new Deadlines(endings, people);
    this.state = state;
  }

  static Poll of(Principal submitter, ApprovalRequirement requirement, Person... persons) {
    return new Poll(
        new Directory(List.of(persons)),
        ApprovalState.Pending.asked(
            ApprovalRequest.asked(
                new ApprovalRequestId(UUID.randomUUID()),
                Samples.decided(
                    Samples.command(submitter), new Decision.ApprovalRequired(requirement), false),
                requirement,
                List.of(),
                NOW)));
  }

  static Poll of(StageOrder order, ApprovalStage... stages) {
    return of(
        Samples.AGENT,
        new ApprovalRequirement(order, List.of(stages), Duration.ofHours(1), null, null, null));
  }

  Poll standingIn(Principal absent, Principal deputy, Duration validFor) {
    delegations.add(
        new Delegation(person(absent), absent.roles(), person(deputy), NOW.plus(validFor)));
    return this;
  }

  private String person(Principal principal) {
    return people.withSubject(principal.subject(), principal.name()).id();
  }

  VoteResult approves(Principal voter) {
    return votes(voter, Verdict.APPROVE, ApprovalConditions.none());
  }

  VoteResult approves(
      Principal voter,
      @Nullable Long rows,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter) {
    return votes(voter, Verdict.APPROVE, new ApprovalConditions(rows, notBefore, notAfter));
  }

  VoteResult rejects(Principal voter) {
    return votes(voter, Verdict.REJECT, ApprovalConditions.none());
  }

  VoteResult votes(Principal principal, Verdict verdict, ApprovalConditions conditions) {
    Person person = people.withSubject(principal.subject(), principal.name());
    List<Delegation> inForce =
        delegations.stream()
            .filter(d -> d.to().equals(person.id()) && d.until().isAfter(now))
            .toList();
    Ballot ballot =
        new Ballot(
            new Voter(principal, person, inForce),
            verdict,
            state.request().digest(),
            conditions,
            null,
            verdict == Verdict.REJECT ? "No" : null,
            now);
    VoteResult result = voting.vote(state, ballot);
    take(occurrences.transition(state, ballot, result));
    return result;
  }

  /** Some time later, with all that comes of it. */
  Poll after(Duration time) {
    now = now.plus(time);
    take(deadlines.pass(state, now));
    return this;
  }

  private void take(Transition transition) {
    state = transition.next();
    transition.occurrences().forEach(o -> told.add(o.data()));
  }

  ApprovalState state() {
    return state;
  }

  StateName is() {
    return state.name();
  }

  /** Everything that was told, in that order. */
  List<EventData> told() {
    return told;
  }

  <T extends EventData> List<T> told(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
