package io.countersign.approval;

import io.countersign.contracts.Digest;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.GrantIssued;
import java.util.Objects;
import java.util.Optional;

/** Makes standing approvals of what people said, as far as policy still lets them. */
final class GrantIssuer {
  private GrantIssuer() {}

  /** What is told of the grant that people gave; empty if they gave none. */
  static Optional<EventData> issue(ApprovalState.Granted granted, EventId cause) {
    return terms(granted).map(terms -> issue(granted, terms, cause));
  }

  private static Optional<GrantTerms> terms(ApprovalState.Granted granted) {
    GrantTerms asked = granted.request().command().grant();
    return asked == null
        ? Votes.grant(granted.votes())
        : Optional.of(Votes.narrowed(asked, granted.votes()));
  }

  /** What was within bounds when people voted may have ended since. */
  private static EventData issue(ApprovalState.Granted granted, GrantTerms terms, EventId cause) {
    ApprovalRequest request = granted.request();
    return GrantRules.objectionTo(
            terms, request.decided().facts(), request.requirement().grants(), granted.at())
        .<EventData>map(o -> new GrantDeclined(request.command().id(), o))
        .orElseGet(() -> new GrantIssued(request.command().id(), grant(granted, terms, cause)));
  }

  private static Grant grant(ApprovalState.Granted granted, GrantTerms terms, EventId cause) {
    ApprovalRequest request = granted.request();
    Digest fingerprint = Objects.requireNonNull(request.decided().facts().fingerprint());
    return new Grant(
        new GrantId(cause.deriveUuid("grant")),
        fingerprint,
        request.command().principal().subject(),
        request.command().dataSource(),
        terms,
        request.requirement().digest(),
        request.command().sql(),
        request.command().justification(),
        granted.approvers(),
        request.id(),
        granted.at());
  }
}
