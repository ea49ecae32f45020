package io.countersign.approval;

import io.countersign.approval.Electorate.Entitlement;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of voting, in their order: who may at all, whether it is still open, what was seen. */
final class Voting {
  private final People people;
  private final Recount recount;
  private final Supplier<Optional<Digest>> policiesInForce;

  /**
   * @param policiesInForce empty if that is not known
   */
  Voting(People people, Supplier<Optional<Digest>> policiesInForce) {
    this.people = people;
    this.recount = new Recount(people);
    this.policiesInForce = policiesInForce;
  }

  VoteResult vote(ApprovalState state, Ballot ballot) {
    Electorate electorate =
        new Electorate(
            state.request(), Interested.in(state.request().command().principal(), people));
    return electorate
        .objectionTo(ballot.voter())
        .<VoteResult>map(o -> o)
        .orElseGet(() -> answer(state, ballot, electorate));
  }

  private ApprovalState recounted(ApprovalState state) {
    return state instanceof ApprovalState.Pending pending ? recount.of(pending) : state;
  }

  /** Who repeats a vote that counts is told so, whatever has become of the request since. */
  private VoteResult answer(ApprovalState state, Ballot ballot, Electorate electorate) {
    if (holds(state, ballot)) {
      return new VoteResult.CountedBefore(state);
    }
    return switch (recounted(state)) {
      case ApprovalState.Pending pending ->
          objection(pending, ballot)
              .or(() -> outdated(pending.request(), ballot))
              .<VoteResult>map(o -> o)
              .orElseGet(() -> count(pending, ballot, electorate));
      case ApprovalState.Approved approved ->
          ballot.verdict() == Verdict.REJECT
              ? objection(approved, ballot)
                  .<VoteResult>map(o -> o)
                  .orElseGet(() -> veto(approved, ballot))
              : notPending(approved.name());
      case ApprovalState.Queued queued -> notPending(queued.name());
      case ApprovalState.Granted granted -> notPending(granted.name());
      case ApprovalState.Rejected rejected -> notPending(rejected.name());
      case ApprovalState.Expired expired -> notPending(expired.name());
      case ApprovalState.Withdrawn withdrawn -> notPending(withdrawn.name());
      case ApprovalState.Superseded superseded -> notPending(superseded.name());
      case ApprovalState.Drifted drifted -> notPending(drifted.name());
      case ApprovalState.GlassBroken broken -> notPending(broken.name());
    };
  }

  private static boolean holds(ApprovalState state, Ballot ballot) {
    return ballot.digest().equals(state.request().digest())
        && voteOf(state, ballot).filter(v -> v.verdict() == ballot.verdict()).isPresent();
  }

  private static Optional<Vote> voteOf(ApprovalState state, Ballot ballot) {
    Person person = ballot.voter().person();
    return state.votes().stream().filter(v -> v.isBy(person)).findFirst();
  }

  /** What is against the ballot whoever cast it. */
  private static Optional<VoteResult.Refused> objection(ApprovalState state, Ballot ballot) {
    ApprovalRequest request = state.request();
    if (request.isExpired(ballot.at()) && state instanceof ApprovalState.Pending) {
      return Optional.of(notPending(StateName.EXPIRED));
    }
    if (!ballot.digest().equals(request.digest())) {
      return Optional.of(
          new VoteResult.Refused(VoteRefusal.DIGEST_MISMATCH, mismatch(request, ballot)));
    }
    return tooWide(request, ballot).or(() -> contradiction(state, ballot));
  }

  /** A no needs no policy. */
  private Optional<VoteResult.Refused> outdated(ApprovalRequest request, Ballot ballot) {
    return ballot.verdict() == Verdict.REJECT
            || policiesInForce.get().filter(p -> !p.equals(request.bundle())).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VoteResult.Refused(
                VoteRefusal.POLICY_CHANGED,
                "The policies have changed since this was asked, and policy decides again: read the request again in a moment and vote on what it shows."));
  }

  private static String mismatch(ApprovalRequest request, Ballot ballot) {
    return request
        .changesSince(ballot.digest())
        .map(changes ->
            "What you saw has changed since: %s Read the request again and vote on what it shows."
                .formatted(String.join(" ", changes)))
        .orElseGet(() ->
            "The vote names %s, but what is asked is %s: read the request again and vote on what it shows."
                .formatted(ballot.digest(), request.digest()));
  }

  private static Optional<VoteResult.Refused> tooWide(ApprovalRequest request, Ballot ballot) {
    GrantTerms terms = ballot.grant();
    return terms == null
        ? Optional.empty()
        : GrantRules.objectionTo(
                terms, request.decided().facts(), request.requirement().grants(), ballot.at())
            .map(o ->
                new VoteResult.Refused(
                    VoteRefusal.GRANT_TOO_WIDE,
                    o + " Vote without a grant, or with a narrower one."));
  }

  private static Optional<VoteResult.Refused> contradiction(ApprovalState state, Ballot ballot) {
    ApprovalConditions all = Votes.conditions(state.votes()).and(ballot.conditions());
    boolean over = all.notAfter() != null && !ballot.at().isBefore(all.notAfter());
    return all.isContradictory() || over
        ? Optional.of(
            new VoteResult.Refused(
                VoteRefusal.CONDITIONS_CONTRADICT,
                "With these conditions, and those of others who approved, the command could never run: not before %s and not after %s."
                    .formatted(all.notBefore(), all.notAfter())))
        : Optional.empty();
  }

  private static VoteResult count(
      ApprovalState.Pending pending, Ballot ballot, Electorate electorate) {
    if (ballot.verdict() == Verdict.REJECT) {
      return counted(pending, ballot.toVote(null, null));
    }
    if (isRepresented(pending, ballot)) {
      return new VoteResult.Refused(
          VoteRefusal.REPRESENTED, "Somebody has voted in your place; that vote stands.");
    }
    Map.Entry<Integer, Entitlement> place = place(pending, ballot, electorate);
    return place == null
        ? notAsked(pending)
        : counted(pending, ballot.toVote(place.getValue().onBehalfOf(), place.getKey()));
  }

  private static VoteResult counted(ApprovalState.Pending pending, Vote vote) {
    return new VoteResult.Counted(vote, pending.with(vote));
  }

  private static VoteResult veto(ApprovalState.Approved approved, Ballot ballot) {
    Vote vote = ballot.toVote(null, null);
    return new VoteResult.Counted(vote, approved.veto(vote));
  }

  private static boolean isRepresented(ApprovalState state, Ballot ballot) {
    String person = ballot.voter().person().id();
    return state.votes().stream().anyMatch(v -> person.equals(v.onBehalfOf()));
  }

  /** The first stage that asks the voter, in their own name if possible. */
  private static Map.@Nullable Entry<Integer, Entitlement> place(
      ApprovalState.Pending pending, Ballot ballot, Electorate electorate) {
    List<Integer> asked = pending.stages().asked(pending.request().requirement(), pending.votes());
    for (int stage : asked) {
      Optional<Entitlement> entitlement =
          electorate
              .entitlements(ballot.voter(), stage, pending.stages().standings().get(stage))
              .stream()
              .filter(e -> isUnused(pending, e))
              .findFirst();
      if (entitlement.isPresent()) {
        return Map.entry(stage, entitlement.get());
      }
    }
    return null;
  }

  /** The word of somebody who is away counts once, too. */
  private static boolean isUnused(ApprovalState state, Entitlement entitlement) {
    String absent = entitlement.onBehalfOf();
    return absent == null || state.votes().stream().noneMatch(v -> v.isOf(absent));
  }

  private static VoteResult notAsked(ApprovalState.Pending pending) {
    List<String> now =
        pending.stages().asked(pending.request().requirement(), pending.votes()).stream()
            .map(i ->
                pending
                    .stages()
                    .standings()
                    .get(i)
                    .approvers(pending.request().requirement().stages().get(i))
                    .text())
            .toList();
    return new VoteResult.Refused(
        VoteRefusal.OTHER_STAGE,
        "Now others are asked: %s; wait until it is your turn."
            .formatted(String.join(", or ", now)));
  }

  static VoteResult.Refused notPending(StateName state) {
    return new VoteResult.Refused(
        VoteRefusal.NOT_PENDING,
        "This request is %s; no further votes are taken.".formatted(state.text()));
  }
}
