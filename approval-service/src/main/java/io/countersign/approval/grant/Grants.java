package io.countersign.approval.grant;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Electorate;
import io.countersign.approval.Interested;
import io.countersign.approval.Occurrence;
import io.countersign.approval.People;
import io.countersign.approval.PlainText;
import io.countersign.approval.Transition;
import io.countersign.approval.Voter;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.GrantRevoked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How standing approvals end before their time. */
public final class Grants {
  /** May end every grant; nothing is given by that. */
  private static final String ADMINISTRATOR = "admin";

  private final ApprovalStore requests;
  private final GrantStore grants;
  private final People people;
  private final IdSource ids;

  public Grants(ApprovalStore requests, GrantStore grants, People people, IdSource ids) {
    this.requests = requests;
    this.grants = grants;
    this.people = people;
    this.ids = ids;
  }

  /**
   * Ends a grant at once: no command is answered for after this. Empty if there is no such grant.
   *
   * @throws IllegalArgumentException if the reason is blank, too long or holds control characters
   */
  public Optional<RevocationResult> revoke(GrantId id, Voter by, String reason, Instant now) {
    if (PlainText.checked(reason, "reason").isBlank()) {
      throw new IllegalArgumentException("reason says why, to whoever used the grant");
    }
    Revocation revocation = new Revocation(by.person().id(), by.person().name(), reason, now);
    return grants
        .find(id)
        .flatMap(found ->
            requests.change(found.grant().origin(), origin -> change(origin, id, by, revocation)));
  }

  private ApprovalStore.Change<RevocationResult> change(
      ApprovalState origin, GrantId id, Voter by, Revocation revocation) {
    StandingGrant grant = grants.lock(id).orElseThrow();
    if (!mayRevoke(origin.request(), grant, by)) {
      return unchanged(origin, new RevocationResult.NotEntitled(notEntitled(grant)));
    }
    GrantState state = grant.state(revocation.at());
    return switch (state) {
      case ACTIVE -> revoked(origin, grant, by, revocation);
      case REVOKED -> unchanged(origin, new RevocationResult.RevokedBefore());
      case USED_UP, EXPIRED -> unchanged(origin, new RevocationResult.Ended(state));
    };
  }

  private ApprovalStore.Change<RevocationResult> revoked(
      ApprovalState origin, StandingGrant grant, Voter by, Revocation revocation) {
    GrantRevoked told =
        new GrantRevoked(
            grant.grant().id(),
            origin.request().command().id(),
            by.principal(),
            revocation.person(),
            revocation.reason());
    return new ApprovalStore.Change<>(
        new Transition(origin, List.of(new Occurrence(new EventId(ids.next()), told))),
        new RevocationResult.Revoked());
  }

  private static ApprovalStore.Change<RevocationResult> unchanged(
      ApprovalState origin, RevocationResult result) {
    return new ApprovalStore.Change<>(new Transition(origin, List.of()), result);
  }

  /** An agent gives up its own and nothing else; roles in its token do not count. */
  private boolean mayRevoke(ApprovalRequest origin, StandingGrant grant, Voter by) {
    if (grant.holder().is(by.principal())) {
      return true;
    }
    if (by.principal().isAgent()) {
      return false;
    }
    Interested interested = Interested.in(origin.command().principal(), people);
    return interested.includes(by.person().id())
        || by.principal().roles().contains(ADMINISTRATOR)
        || new Electorate(origin, interested).objectionTo(by).isEmpty();
  }

  private static String notEntitled(StandingGrant grant) {
    return "A grant is revoked by whoever holds it (%s), the agent's owner, those who may approve such commands, or an administrator."
        .formatted(grant.holder().name());
  }
}
