package io.countersign.approval.grant;

import io.countersign.approval.Admission;
import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Interested;
import io.countersign.approval.Occurrence;
import io.countersign.approval.Opening;
import io.countersign.approval.People;
import io.countersign.approval.Person;
import io.countersign.approval.WarrantIssuer;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Grant;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.GrantUsed;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers for commands of a form that people approved ahead, so that they are not asked again. */
public final class GrantAdmission implements Admission {
  /** Before anything makes the question wait. */
  private static final int ORDER = 100;

  private final GrantStore grants;
  private final People people;
  private final WarrantIssuer warrants;
  private final Clock clock;

  public GrantAdmission(GrantStore grants, People people, WarrantIssuer warrants, Clock clock) {
    this.grants = grants;
    this.people = people;
    this.warrants = warrants;
    this.clock = clock;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public Opening admit(Opening opening) {
    return opening.state() instanceof ApprovalState.Pending pending
        ? answering(pending.request())
            .map(grant -> answered(opening, pending.request(), grant))
            .orElse(opening)
        : opening;
  }

  private Optional<StandingGrant> answering(ApprovalRequest request) {
    Digest fingerprint = request.decided().facts().fingerprint();
    if (fingerprint == null || request.isForGrant() || request.requirement().grants() == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Interested interested = Interested.in(request.command().principal(), people);
    return grants
        .lockInForce(
            request.command().principal().subject(),
            request.command().dataSource(),
            fingerprint,
            now)
        .stream()
        .filter(grant -> grant.covers(request, now))
        .filter(grant -> isGivenByOthers(grant.grant(), request, interested))
        .findFirst();
  }

  /**
   * Since people approved, an approver may have become known as the same person as the submitter,
   * or as the agent's owner whose own word is not wanted.
   */
  private boolean isGivenByOthers(Grant grant, ApprovalRequest request, Interested interested) {
    boolean ownersWord =
        request.requirement().stages().stream().anyMatch(ApprovalStage::agentOwner);
    return grant.approvers().stream()
        .map(a -> people.named(a).map(Person::id).orElse(a))
        .noneMatch(
            a -> a.equals(interested.submitter()) || (a.equals(interested.owner()) && !ownersWord));
  }

  private Opening answered(Opening opening, ApprovalRequest request, StandingGrant standing) {
    Grant grant = standing.grant();
    Occurrence used =
        Occurrence.reaction(
            opening.cause().id(),
            new GrantUsed(
                grant.id(),
                request.id(),
                request.command().id(),
                standing.used() + 1,
                standing.left() - 1));
    Occurrence granted = used.then(approval(request, grant));
    Instant at = request.requestedAt();
    Occurrence warrant =
        granted.then(new WarrantIssued(warrants.byGrant(request, grant, used.id(), at)));
    return new Opening(
        new ApprovalState.Granted(request, List.of(), at, grant.id()),
        List.of(used, granted, warrant),
        opening.cause());
  }

  private static ApprovalGranted approval(ApprovalRequest request, Grant grant) {
    return new ApprovalGranted(
        request.id(),
        request.command().id(),
        grant.approvers(),
        new ApprovalConditions(grant.terms().maximumRows(), null, grant.terms().until()),
        grant.id());
  }
}
