package io.countersign.audit;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.ApprovalDrifted;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalQueued;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.ApprovalSuperseded;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantRevoked;
import io.countersign.contracts.event.GrantUsed;
import io.countersign.contracts.event.RedecisionRequested;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.ReviewEscalated;
import io.countersign.contracts.event.StageSkipped;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of approval say of the commands that they are about. */
final class ApprovalProjection {
  private ApprovalProjection() {}

  static Optional<CommandPicture> pictureOf(ApprovalEvent event, Instant time, EventId id) {
    ApprovalState state = state(event);
    Involvement involvement = involvement(event);
    return state == null && involvement.equals(Involvement.NONE)
        ? Optional.empty()
        : Optional.of(picture(event.commandId(), state, involvement, time, id));
  }

  /** A warrant upon people's word says that what they approved for later has come to pass. */
  static Optional<CommandPicture> pictureOf(Warrant warrant, Instant time, EventId id) {
    return switch (warrant.basis()) {
      case WarrantBasis.Policy policy -> Optional.empty();
      case WarrantBasis.People people ->
          granted(warrant, people(people.approvers(), null), time, id);
      case WarrantBasis.StandingGrant grant ->
          granted(warrant, people(grant.approvers(), grant.grantId()), time, id);
      case WarrantBasis.BrokenGlass broken ->
          Optional.of(
              picture(
                  warrant.command().id(),
                  ApprovalState.GLASS_BROKEN,
                  Involvement.of(broken.person()),
                  time,
                  id));
    };
  }

  private static Optional<CommandPicture> granted(
      Warrant warrant, Involvement involvement, Instant time, EventId id) {
    return Optional.of(
        picture(warrant.command().id(), ApprovalState.GRANTED, involvement, time, id));
  }

  private static @Nullable ApprovalState state(ApprovalEvent event) {
    return switch (event) {
      case ApprovalQueued e -> ApprovalState.QUEUED;
      case ApprovalRequested e -> ApprovalState.PENDING;
      case ApprovalRevised e -> ApprovalState.PENDING;
      case ApprovalGranted e ->
          e.conditions().notBefore() == null ? ApprovalState.GRANTED : ApprovalState.APPROVED;
      case ApprovalRejected e -> ApprovalState.REJECTED;
      case ApprovalExpired e -> ApprovalState.EXPIRED;
      case ApprovalWithdrawn e -> ApprovalState.WITHDRAWN;
      case ApprovalSuperseded e -> ApprovalState.SUPERSEDED;
      case ApprovalDrifted e -> ApprovalState.DRIFTED;
      case GlassBroken e -> ApprovalState.GLASS_BROKEN;
      case VoteCast e -> null;
      case VoteRefused e -> null;
      case ApprovalEscalated e -> null;
      case StageSkipped e -> null;
      case ApprovalCommented e -> null;
      case ReviewCompleted e -> null;
      case ReviewEscalated e -> null;
      case GrantIssued e -> null;
      case GrantUsed e -> null;
      case GrantRevoked e -> null;
      case GrantDeclined e -> null;
      case RedecisionRequested e -> null;
    };
  }

  /** Who was asked and said nothing, or tried in vain, had no say. */
  private static Involvement involvement(ApprovalEvent event) {
    return switch (event) {
      case VoteCast e -> Involvement.of(e.person(), e.voter().subject(), e.voter().name());
      case GlassBroken e -> Involvement.of(e.person(), e.by().subject(), e.by().name());
      case ReviewCompleted e -> Involvement.of(e.person(), e.by().subject(), e.by().name());
      case ApprovalGranted e -> people(e.approvers(), e.grantId());
      case ApprovalRejected e -> Involvement.of(e.rejectedBy());
      case GrantIssued e -> people(e.grant().approvers(), e.grant().id());
      case GrantUsed e -> people(Set.of(), e.grantId());
      case GrantRevoked e -> people(Set.of(), e.grantId());
      case ApprovalRequested e -> Involvement.NONE;
      case VoteRefused e -> Involvement.NONE;
      case ApprovalExpired e -> Involvement.NONE;
      case ApprovalWithdrawn e -> Involvement.NONE;
      case ApprovalQueued e -> Involvement.NONE;
      case ApprovalRevised e -> Involvement.NONE;
      case ApprovalSuperseded e -> Involvement.NONE;
      case ApprovalEscalated e -> Involvement.NONE;
      case StageSkipped e -> Involvement.NONE;
      case ApprovalCommented e -> Involvement.NONE;
      case ApprovalDrifted e -> Involvement.NONE;
      case ReviewEscalated e -> Involvement.NONE;
      case GrantDeclined e -> Involvement.NONE;
      case RedecisionRequested e -> Involvement.NONE;
    };
  }

  private static Involvement people(Collection<String> persons, @Nullable GrantId grant) {
    return new Involvement(
        Set.copyOf(persons), grant == null ? Set.of() : Set.of(grant.toString()));
  }

  private static CommandPicture picture(
      CommandId command,
      @Nullable ApprovalState state,
      Involvement involvement,
      Instant time,
      EventId id) {
    Stamped<ApprovalState> stamped =
        state == null ? null : new Stamped<>(new Stamp(state.rank(), time, id), state);
    return CommandPicture.of(command).asked(stamped, involvement);
  }
}
