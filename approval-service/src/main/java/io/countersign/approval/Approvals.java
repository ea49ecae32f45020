package io.countersign.approval;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to questions, from the decision that asks for one to its end. */
public final class Approvals {
  /**
   * More than are cancelled, or asked about, in the seconds between a command's event and the next
   * of its decisions.
   */
  private static final int REMEMBERED = 100_000;

  private static final int CHANGED_AT_ONCE = 100;

  /** Longer than clocks of replicas differ, or a transaction takes. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  /** What every store keeps; an instant reads the same in an event and in an answer. */
  public static final Duration PRECISION = Duration.ofNanos(1_000);

  private final ApprovalStore store;
  private final ApprovalSettings settings;
  private final Voting voting;

  /** As if no other policies were in force: those who are asked will be asked again. */
  private final Voting asking;

  private final VoteOccurrences votes;
  private final Deadlines deadlines;
  private final Clock clock;
  private final RecentCommands cancelled = new RecentCommands(REMEMBERED);
  private final RecentCommands asked = new RecentCommands(REMEMBERED);
  private volatile Instant seenUntil;

  public Approvals(
      ApprovalStore store,
      WarrantIssuer warrants,
      People people,
      PoliciesInForce policies,
      ApprovalSettings settings,
      Clock clock,
      IdSource ids) {
    this.store = store;
    this.settings = settings;
    this.voting = new Voting(people, policies::bundle);
    this.asking = new Voting(people, Optional::empty);
    Endings endings = new Endings(warrants);
    this.votes = new VoteOccurrences(endings, ids);
    this.deadlines = new Deadlines(endings, people);
    this.clock = Clock.tick(clock, PRECISION);
    this.seenUntil = this.clock.instant().minus(settings.cancellationsKept());
  }

  /** The question that a decision asks for. */
  public Opening opening(
      CommandDecided decided, ApprovalRequirement requirement, EventLink decision) {
    Instant now = clock.instant();
    ApprovalRequest request =
        ApprovalRequest.asked(
            new ApprovalRequestId(decision.id().deriveUuid("approval-request")),
            decided,
            requirement,
            List.of(),
            now);
    ApprovalRequested asked =
        new ApprovalRequested(
            request.id(), request.command(), request.digest(), requirement, request.expiresAt());
    return new Opening(
        ApprovalState.Pending.asked(request), List.of(reaction(decision.id(), asked)), decision);
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
          VoteResult result = voting.vote(state, ballot);
          return new ApprovalStore.Change<>(votes.transition(state, ballot, result), result);
        });
  }

  /**
   * Whether an approval of this person would count now, or as soon as the policies in force have
   * been asked; nothing is kept of the question.
   */
  public boolean wouldCount(ApprovalState state, Voter voter) {
    return approvalOf(state, voter) instanceof VoteResult.Counted;
  }

  /** Whether this person is among those whom the requirement names, now or in another stage. */
  public boolean isAsked(ApprovalState state, Voter voter) {
    return !(approvalOf(state, voter) instanceof VoteResult.Refused(var reason, var message)
        && switch (reason) {
          case AGENT_MAY_NOT_DECIDE, OWN_COMMAND, ROLE_MISSING -> true;
          default -> false;
        });
  }

  private VoteResult approvalOf(ApprovalState state, Voter voter) {
    return asking.vote(
        state,
        new Ballot(
            voter,
            Verdict.APPROVE,
            state.request().digest(),
            ApprovalConditions.none(),
            null,
            null,
            clock.instant()));
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
        (open, cancellation) ->
            new Transition(
                open.withdraw(),
                List.of(
                    reaction(
                        cancellation.cause(),
                        new ApprovalWithdrawn(
                            open.request().id(), open.request().command().id())))));
  }

  /** Whether the command was cancelled lately, as far as this replica knows. */
  public boolean isCancelled(CommandId command) {
    return cancelled.contains(command);
  }

  /**
   * Does what time alone does: asks others, leaves stages out, closes what nobody answered, and
   * lets run what was approved for later.
   *
   * @return how many requests were changed
   */
  public int passTime() {
    int total = 0;
    int changed;
    do {
      Instant now = clock.instant();
      changed = store.due(now, CHANGED_AT_ONCE, state -> deadlines.pass(state, now));
      total += changed;
    } while (changed == CHANGED_AT_ONCE);
    return total;
  }

  /** Heeds from now on that people are asked about these commands, before that is stored. */
  public void heedAsked(List<CommandId> commands) {
    asked.add(commands);
  }

  /** Whether people were asked about the command lately, as far as this replica knows. */
  public boolean wasAsked(CommandId command) {
    return asked.contains(command);
  }

  /** Learns what other replicas were told of, and what was told before this one started. */
  public void refreshMemory() {
    Instant now = clock.instant();
    cancelled.add(store.cancelledSince(seenUntil));
    asked.add(store.askedSince(seenUntil));
    seenUntil = now.minus(OVERLAP);
  }

  public void forgetOldCancellations() {
    store.forgetCancellationsBefore(clock.instant().minus(settings.cancellationsKept()));
  }

  private static Occurrence reaction(EventId cause, EventData data) {
    return Occurrence.reaction(cause, data);
  }
}
