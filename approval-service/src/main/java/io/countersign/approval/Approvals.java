package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.platform.event.EventLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to questions, from the decision that asks for one to its end. */
public final class Approvals {
  /** More than are cancelled in the seconds between a cancellation and its command's decision. */
  private static final int REMEMBERED_CANCELLATIONS = 100_000;

  private static final int EXPIRED_AT_ONCE = 100;

  /** Longer than clocks of replicas differ, or a transaction takes. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  /** What every store keeps; an instant reads the same in an event and in an answer. */
  public static final Duration PRECISION = Duration.ofNanos(1_000);

  private final ApprovalStore store;
  private final ApprovalSettings settings;
  private final Voting voting;
  private final Clock clock;
  private final RecentCancellations cancelled = new RecentCancellations(REMEMBERED_CANCELLATIONS);
  private volatile Instant cancellationsSeen;

  public Approvals(
      ApprovalStore store,
      WarrantIssuer warrants,
      ApprovalSettings settings,
      Clock clock,
      IdSource ids) {
    this.store = store;
    this.settings = settings;
    this.voting = new Voting(warrants, ids);
    this.clock = Clock.tick(clock, PRECISION);
    this.cancellationsSeen = this.clock.instant().minus(settings.cancellationsKept());
  }

  /** The question that a decision asks for. */
  public Opening opening(
      CommandDecided decided, ApprovalRequirement requirement, EventLink decision) {
    Instant now = clock.instant();
    ApprovalRequest request =
        new ApprovalRequest(
            new ApprovalRequestId(decision.id().deriveUuid("approval-request")),
            decided,
            requirement,
            now,
            now.plus(requirement.expiresAfter()));
    ApprovalRequested asked =
        new ApprovalRequested(
            request.id(), request.command(), request.digest(), requirement, request.expiresAt());
    return new Opening(
        new ApprovalState.Pending(request, List.of()), reaction(decision.id(), asked), decision);
  }

  /** Puts questions to people. A question that was put before changes nothing. */
  public void open(List<Opening> openings) {
    store.open(openings);
  }

  /** Takes an answer; empty if there is no such request. */
  public Optional<VoteResult> vote(ApprovalRequestId id, Ballot ballot) {
    return store.change(
        id,
        state -> {
          Voting.Voted voted = voting.vote(state, ballot);
          return new ApprovalStore.Change<>(voted.transition(), voted.result());
        });
  }

  /** Heeds cancellations from now on, before they are stored. */
  public void heed(List<Cancellation> cancellations) {
    cancelled.add(cancellations.stream().map(Cancellation::commandId).toList());
  }

  /** Withdraws what is asked about these commands, and remembers them for decisions to come. */
  public void cancel(List<Cancellation> cancellations) {
    store.cancel(
        cancellations,
        clock.instant(),
        (pending, cancellation) ->
            new Transition(
                pending.withdraw(),
                List.of(
                    reaction(
                        cancellation.cause(),
                        new ApprovalWithdrawn(
                            pending.request().id(), pending.request().command().id())))));
  }

  /** Whether the command was cancelled lately, as far as this replica knows. */
  public boolean isCancelled(CommandId command) {
    return cancelled.contains(command);
  }

  /**
   * Closes what nobody answered in time.
   *
   * @return how many requests that was
   */
  public int expireDue() {
    int total = 0;
    int closed;
    do {
      closed = store.expire(clock.instant(), EXPIRED_AT_ONCE, Approvals::expiry);
      total += closed;
    } while (closed == EXPIRED_AT_ONCE);
    return total;
  }

  private static Transition expiry(ApprovalState.Pending pending) {
    ApprovalRequestId id = pending.request().id();
    return new Transition(
        pending.expire(),
        List.of(
            reaction(
                new EventId(id.value()),
                new ApprovalExpired(id, pending.request().command().id()))));
  }

  /** Learns what other replicas were told of, and what was told before this one started. */
  public void refreshCancellations() {
    Instant now = clock.instant();
    cancelled.add(store.cancelledSince(cancellationsSeen));
    cancellationsSeen = now.minus(OVERLAP);
  }

  public void forgetOldCancellations() {
    store.forgetCancellationsBefore(clock.instant().minus(settings.cancellationsKept()));
  }

  private static Occurrence reaction(EventId cause, EventData data) {
    return new Occurrence(cause.derive(EventType.of(data).name()), data);
  }
}
