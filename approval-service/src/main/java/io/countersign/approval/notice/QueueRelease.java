package io.countersign.approval.notice;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.ApprovalStore.Change;
import io.countersign.approval.Approvals;
import io.countersign.approval.Occurrence;
import io.countersign.approval.Transition;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.EventId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Puts to people what had to wait, in the order in which it came, as soon as there is room. */
public final class QueueRelease {
  private static final int AT_ONCE = 100;

  private final QueueStore queue;
  private final BatchStore batches;
  private final AgentRoom room;
  private final ApprovalStore requests;
  private final Clock clock;

  public QueueRelease(
      QueueStore queue, BatchStore batches, AgentRoom room, ApprovalStore requests, Clock clock) {
    this.queue = queue;
    this.batches = batches;
    this.room = room;
    this.requests = requests;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  /**
   * @return how many were put to people
   */
  public int pass() {
    return queue.waitingAgents().stream().mapToInt(this::pass).sum();
  }

  private int pass(String agent) {
    int released = 0;
    List<ApprovalRequestId> waiting;
    do {
      waiting = queue.waiting(agent, AT_ONCE);
      for (ApprovalRequestId id : waiting) {
        if (!requests.change(id, this::release).orElse(false)) {
          return released;
        }
        released++;
      }
    } while (waiting.size() == AT_ONCE);
    return released;
  }

  /** False if the agent has no room; another replica may have used it, or asked already. */
  private Change<Boolean> release(ApprovalState state) {
    Instant now = clock.instant();
    if (state instanceof ApprovalState.Queued queued && !queued.request().isExpired(now)) {
      String agent = queued.request().command().principal().subject();
      batches.awaitTurn(agent);
      return batches.hasRoomFor(queued.request(), now) || room.isLeft(agent, now)
          ? new Change<>(asked(queued, now), true)
          : new Change<>(new Transition(queued, List.of()), false);
    }
    return new Change<>(new Transition(state, List.of()), true);
  }

  private static Transition asked(ApprovalState.Queued queued, Instant now) {
    ApprovalState.Pending pending = queued.ask(now);
    ApprovalRequest request = pending.request();
    ApprovalRequested asked =
        new ApprovalRequested(
            request.id(),
            request.command(),
            request.digest(),
            request.requirement(),
            request.expiresAt());
    return new Transition(
        pending, List.of(Occurrence.reaction(new EventId(request.id().value()), asked)));
  }
}
