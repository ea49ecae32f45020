package io.countersign.approval.store;

import io.countersign.approval.ApprovalObserver;
import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Approvals;
import io.countersign.approval.Occurrence;
import io.countersign.approval.People;
import io.countersign.approval.grant.StandingGrant;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantRevoked;
import io.countersign.contracts.event.GrantUsed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps grants as the events tell of them, in the transaction that tells it. */
@ApplicationScoped
class GrantKeeper implements ApprovalObserver {
  private final People people;
  private final Clock clock;
  private final Event<GrantAnswered> answered;

  GrantKeeper(People people, Clock clock, Event<GrantAnswered> answered) {
    this.people = people;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
    this.answered = answered;
  }

  @Override
  public void changed(
      @Nullable ApprovalState before, ApprovalState after, List<Occurrence> occurrences) {
    for (Occurrence occurrence : occurrences) {
      switch (occurrence.data()) {
        case GrantIssued issued -> issue(issued, after.request());
        case GrantUsed used -> use(used, after.request());
        case GrantRevoked revoked -> revoke(revoked);
        default -> {}
      }
    }
  }

  private static void issue(GrantIssued issued, ApprovalRequest origin) {
    GrantRow.of(StandingGrant.issued(issued.grant(), origin).orElseThrow()).persist();
  }

  private void use(GrantUsed used, ApprovalRequest request) {
    row(used.grantId().value()).used = used.use();
    GrantUseRow row = new GrantUseRow();
    row.grantId = used.grantId().value();
    row.use = used.use();
    row.requestId = request.id().value();
    row.commandId = request.command().id().value();
    row.usedAt = request.requestedAt();
    row.persist();
    answered.fire(new GrantAnswered());
  }

  private void revoke(GrantRevoked revoked) {
    GrantRow row = row(revoked.grantId().value());
    row.revokedAt = clock.instant();
    row.revokedBy = revoked.person();
    row.revokedByName =
        RequestMapping.text(people.withSubject(revoked.by().subject(), revoked.by().name()).name());
    row.revocationReason = revoked.reason();
  }

  private static GrantRow row(UUID id) {
    return GrantRow.<GrantRow>findByIdOptional(id).orElseThrow();
  }
}
